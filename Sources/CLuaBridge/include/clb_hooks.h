// For functions that run often, in a state of their own: arguments without allocation, functions
// that cannot keep anything from one call to the next, and a watch that stops those that do not end.
#ifndef CLB_HOOKS_H
#define CLB_HOOKS_H
#include "clb_lua.h"
#include "clb_value.h"

// ---- records: named numbers and windows at addresses that Swift moves
typedef struct clb_window {
  double *base;
  size_t count;
  void *view; // the vector that scripts see
  int next;   // opened before this one; -1 none
  bool writable, open;
} clb_window;

// A userdata. Its memory stays where it is as long as Lua keeps it.
typedef struct clb_record {
  uint32_t magic;
  bool open; // read only between opening and clb_record_close
  int count; // windows
  int opened;
  const double *numbers, *others;
  // When not NULL, window k is the column at columns + k * stride, `length` numbers long.
  double *columns;
  size_t stride, length;
  clb_window windows[];
} clb_record;

// What an integer in the table of fields means: a kind, and the slot times 8. Other values of the
// table are themselves members.
enum {
  CLB_FIELD_NUMBER,  // numbers[slot]
  CLB_FIELD_INTEGER, // the same, as an integer
  CLB_FIELD_FLAG,    // the same, not 0
  CLB_FIELD_OTHER,   // others[slot]
  CLB_FIELD_WINDOW,
  CLB_FIELD_SCRATCH // a table that is new after each clb_renew_scratch
};

// `parts`: the table of fields, and a function that is called with the record and the name of a
// member that is not there. Pushes the record.
int clb_make_record(
    lua_State *L, const char *name, clb_tree *parts, int windows, clb_record **out);
// Pushes a function (x, key) that reads `key` of the record in `slot`.
int clb_push_reader(lua_State *L, int slot);
clb_window *clb_record_window(clb_record *record, int index);
void clb_record_close(clb_record *record);
void clb_renew_scratch(clb_context *context);

// Calls the function in slot `function` with the value in slot `argument` under the watch; the
// results stay on the stack.
int clb_call_watched(lua_State *L, int function, int argument, int results);

// Numbers of a table by their names, without allocation: which of them (bit i for names[i]) are there;
// -1 when it is no table, has other keys or other values.
int clb_read_fields(
    lua_State *L, int index, const char *const *names, double *values, int count);

// ---- the watch: one thread, awake while states are watched
typedef bool (*clb_poll_function)(void *object);

// Stops calls under the watch that take longer than `limit_ms`, and all when `poll` says so. `poll`
// is asked about every 20 ms from another thread. False when there is no thread.
bool clb_watch_begin(
    clb_context *context, long limit_ms, clb_poll_function poll, void *object);
void clb_watch_end(clb_context *context);

// ---- purity
// Takes away what answers differently from call to call or keeps something, and makes the rest
// read-only. To be called once, when nothing more is to be installed.
int clb_make_pure(lua_State *L);
// Makes the constants of the function at `index` read-only, whatever hangs on them; an error when one
// is not a constant.
int clb_freeze(lua_State *L, int index);

// ---- functions as they are
typedef struct clb_function_facts {
  const char *source;
  size_t source_length;
  int first_line, last_line, upvalues;
  bool native;
} clb_function_facts;

typedef struct clb_analysis {
  // Of code and constants, whatever lines they stand on.
  uint64_t signature;
  // The first of its upvalues, from 1, that the function assigns to; 0 none.
  int assigned;
} clb_analysis;

bool clb_describe_function(lua_State *L, int index, clb_function_facts *facts);
// The names of the globals that the function uses go into `globals`. False when the function is not
// one of Lua, or Lua's format is not the one that is understood here.
bool clb_analyse_function(lua_State *L, int index, clb_analysis *out, clb_tree *globals);
// The value's place in the libraries of the state, such as "math.max" or "math"; 0 in `name` when it
// is none.
int clb_library_name(lua_State *L, int index, char *name, size_t capacity);
#endif
