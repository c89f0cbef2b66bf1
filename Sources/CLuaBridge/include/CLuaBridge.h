// What Swift may ask of Lua. Every function here is safe to call from a Swift frame: what can raise
// runs under lua_pcall inside. A status of 0 is success; otherwise the error is on top of the stack
// and clb_take_error pops it.
#ifndef CLUABRIDGE_H
#define CLUABRIDGE_H
#include "clb_lua.h"
#include "clb_hooks.h"
#include "clb_value.h"
#include <signal.h>

// ---- context: one per main state, reached from every coroutine of it
typedef enum {
  CLB_RUNNING = 0,
  CLB_STOP_USER = 1,
  CLB_STOP_TIME = 2,
  CLB_STOP_MEMORY = 3,
  CLB_STOP_INSTRUCTIONS = 4,
  CLB_STOP_OUTPUT = 5
} clb_stop_reason;

// Outlives the state, so that other threads may poll it.
typedef struct clb_stop_cell {
  volatile int reason;
  int references;
} clb_stop_cell;

typedef struct clb_running {
  lua_State *L;
  struct clb_running *previous;
} clb_running;

typedef void (*clb_release_function)(void *object);
typedef void (*clb_output_function)(void *host, const char *bytes, size_t count);

// What the watching thread and the watched one know of each other.
typedef struct clb_watch {
  int busy;            // a call is running
  unsigned long calls; // how many there were
  int thread;          // of the kernel, that runs the call
  unsigned long seen;           // the call that was running at the last look
  int looks, limit;             // how often it was; how often it may be
  clb_poll_function poll;
  void *object;
  struct clb_context *next;
} clb_watch;

struct clb_context {
  lua_State *main;
  lua_State *active; // the thread that a native function was called on; main outside of one
  int native_depth;  // native functions on the stack
  bool sandboxed, closing;
  size_t used, peak;  // bytes of Lua's heap
  size_t limit, hard; // soft limit: the script is stopped; hard: Lua is told there is no memory
  size_t foreign,
      foreign_debt; // bytes of Swift kept alive by Lua; the same since the last collection
  bool memory_pending;
  clb_stop_cell *stop;
  clb_running root;
  clb_running *volatile running; // innermost resumed coroutine
  clb_release_function release;
  clb_output_function output;
  void *host;      // the Swift state, not retained
  clb_type *types; // freed with the context
  long live;       // Swift references that Lua holds
  size_t printed, print_limit;
  size_t instructions, instruction_limit; // 0: not counted, at no cost
  bool pure;         // no address and no order of chance may reach a script
  int scratch;       // slot of the table that is new for each path; 0 before the first
  bool scratch_used; // whether the table there has been given out since it was asked to be new
  clb_watch watch;
};

lua_State *
clb_open(size_t limit, clb_release_function release, clb_output_function output, void *host);
void clb_close(lua_State *L);
clb_context *clb_get_context(lua_State *L);
int clb_open_libraries(lua_State *L, bool sandbox);
void clb_collect(lua_State *L);

// To standard output, as print does when nobody else wants the text.
void clb_write_standard_output(const char *bytes, size_t count);

// ---- values
const char *
clb_string(lua_State *L, int index, size_t *count); // NULL unless it is a string already
int clb_read(lua_State *L, int first, int count, clb_limits limits, clb_tree *out);
int clb_push(lua_State *L, clb_tree *tree);      // pushes the roots of the tree
int clb_make_reference(lua_State *L, int *slot); // pops a value
void clb_drop_reference(lua_State *L, int slot);
void clb_push_reference(lua_State *L, int slot);
int clb_globals_slot(void);

// ---- running
int clb_load(lua_State *L, const char *bytes, size_t count, const char *name); // text only; pushes

typedef enum { CLB_DISCARD, CLB_CONVERT, CLB_KEEP } clb_results;

// Calls the value in `slot`; all in one protected step. CLB_KEEP answers with references.
int clb_call(
    lua_State *L, int slot, clb_tree *arguments, clb_results mode, clb_limits limits,
    clb_tree *out);
int clb_call_numbers(
    lua_State *L, int slot, const double *arguments, int count, double *results, int result_count);
int clb_map_numbers(lua_State *L, int slot, const double *input, size_t count, double *results);
// Calls the value in `slot` with (view of row i, i) and stores the number it returns.
int clb_map_rows(
    lua_State *L, int slot, double *base, size_t rows, size_t columns, double *results);
int clb_index(
    lua_State *L, int slot, clb_tree *key, clb_results mode, clb_limits limits, clb_tree *out);
int clb_assign(lua_State *L, int slot, clb_tree *key_and_value);
int clb_preload(lua_State *L, const char *name, clb_tree *loader);
// The script line that called: the `level`-th Lua function up, 1 the nearest. 0 when there is none.
int clb_location(lua_State *L, int level, char *source, size_t capacity);

// ---- errors: pops the error into `out`: message, position ("source:line" or nil), traceback or
// nil, and a CLB_FAILURE when it was a Swift error.
void clb_take_error(lua_State *L, clb_tree *out);

// ---- types
enum { CLB_KIND_OBJECT = 1, CLB_KIND_VECTOR, CLB_KIND_MATRIX, CLB_KIND_FAILURE };

typedef enum { CLB_METHOD, CLB_METAMETHOD, CLB_INDEX } clb_slot;

int clb_define_type(lua_State *L, const char *name, bool lenient, void *definition, clb_type **out);
// type NULL: the built-in type of that kind.
int clb_type_set(
    lua_State *L, clb_type *type, int kind, clb_slot slot, const char *name, clb_tree *function);
void *clb_to_object(lua_State *L, int index); // not retained; NULL when it is none, or closed
int clb_kind(lua_State *L, int index);        // 0 when it is not ours
double *clb_to_vector(lua_State *L, int index, size_t *count);
double *clb_to_matrix(lua_State *L, int index, size_t *rows, size_t *columns);
bool clb_is_closed(lua_State *L, int index);
// A vector whose window Swift moves: points the vector in `slot` at other numbers.
void clb_move_window(lua_State *L, int slot, double *base, size_t count, bool writable);

// ---- stopping
clb_stop_cell *clb_stop_cell_retain(clb_stop_cell *cell);
void clb_stop_cell_release(clb_stop_cell *cell);
int clb_stop_cell_reason(clb_stop_cell *cell);
void clb_interrupt(clb_context *context, int reason); // only on the thread that runs the state
void clb_clear_stop(clb_context *context);
// 0: none. Counted in steps, a coroutine as one step more; a standing hook costs as much as the
// script itself.
void clb_limit_instructions(clb_context *context, size_t limit);
// The next script gets its instructions and its output anew.
void clb_begin_allowance(clb_context *context);
// What Swift keeps alive for Lua has grown or shrunk from `before` to `after` bytes: collects, and
// stops the script at its next instruction when that does not help. Inside of a native function.
void clb_recount_foreign(clb_context *context, size_t before, size_t after);
// Text of a native function to where print writes; past the limit it is dropped and the script
// stopped. On the thread that runs the state.
void clb_emit(clb_context *context, const char *bytes, size_t count);

// A stretch of the running thread in which signals reach the state.
typedef struct clb_scope clb_scope;
// deadline_ms < 0: none. abandon_ms < 0: never; else the process leaves with status 124 that long
// after a deadline that did not stop the script. foreground: Ctrl-C stops this state, the third in
// a row leaves.
clb_scope *
clb_scope_begin(clb_context *context, long deadline_ms, long abandon_ms, bool foreground);
void clb_scope_end(clb_scope *scope);
// From any thread: stops the state that `cell` belongs to, if a scope is open on it.
void clb_stop_cell_interrupt(clb_stop_cell *cell);

// ---- console
typedef enum { CLB_STATEMENT, CLB_EXPRESSION, CLB_INCOMPLETE } clb_entry;

// Loads a line as an expression, else as a statement; the function or the error is pushed (not when
// incomplete).
clb_entry
clb_load_entry(lua_State *L, const char *bytes, size_t count, const char *name, int *status);
int clb_pretty(lua_State *L, int slot, clb_tree *out); // text in out->bytes

// Names that fit the word before the cursor, one a line in out->bytes; answers the word's length.
// When the word hangs on an object, *object is its type's definition and owner, and the rest of the
// path (after the object, the word excluded) is bytes[*path_start ..< word start].
typedef struct clb_completion {
  size_t word;       // bytes of the line that the candidates replace
  void *definition;  // of the type of the object reached; NULL when none
  void *object;      // the object itself, not retained
  size_t path_start; // where the path beyond the object starts in the line
} clb_completion;

clb_completion clb_complete(lua_State *L, const char *line, size_t cursor, clb_tree *out);
#endif
