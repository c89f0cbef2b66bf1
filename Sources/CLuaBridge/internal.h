// Shared by the C files of the bridge; never seen by Swift.
#pragma once
#include <lua.h>
#include <lauxlib.h>
#include <lualib.h>
#include "CLuaBridge.h"

_Static_assert(
    sizeof(lua_Number) == 8 && sizeof(lua_Integer) == 8, "clb_lua.h spells these types out");

#define CLB_MAGIC 0x4571686du

// Every userdata of ours. Checked by length and magic: cheaper than luaL_checkudata, and safe
// against light userdata and those of other libraries.
typedef struct clb_object {
  uint32_t magic;
  uint16_t kind, writable;
  void *owner; // +1 Swift object; NULL for a view and once closed
  clb_type *type;
  double *base;
  size_t count, rows, columns;
  size_t foreign;            // bytes of Swift memory counted against the limit
  struct clb_object *parent; // of a row: the matrix, kept alive by a user value
  bool closed;
} clb_object;

struct clb_type {
  clb_type *next;
  void *definition; // Swift's, not retained
  char name[];
};

typedef struct clb_box {
  clb_function function;
  void *object;
} clb_box;

// Registry keys, by address.
extern char clb_key_box, clb_key_vector, clb_key_matrix, clb_key_failure, clb_key_traceback,
    clb_key_position;
extern char clb_key_not_numbers; // the error of a function that returned something else

static inline clb_context *clb_of(lua_State *L) { return *(clb_context **)lua_getextraspace(L); }

static inline clb_object *clb_test(lua_State *L, int index) {
  clb_object *object = lua_touserdata(L, index);
  if (object == NULL || lua_rawlen(L, index) != sizeof(clb_object) || object->magic != CLB_MAGIC)
    return NULL;
  return object;
}

static inline bool clb_is_live(const clb_object *object) {
  return !object->closed && (object->parent == NULL || !object->parent->closed);
}

// These raise: call them protected only.
void clb_install_types(lua_State *L);
void clb_install_profile(lua_State *L, bool sandbox);
void clb_push_userdata(lua_State *L, int kind, clb_node *node);
void clb_push_tree(lua_State *L, clb_tree *tree);
void clb_push_function(lua_State *L, clb_node *node);
void clb_read_values(lua_State *L, int first, int count, clb_limits limits, clb_tree *out);
void clb_keep_values(lua_State *L, int first, int count, clb_tree *out);
clb_object *clb_check(lua_State *L, int index, int kind, const char *what);
void clb_new_metatable(lua_State *L, const void *key, const char *name, const luaL_Reg *meta);
void clb_push_metatable(lua_State *L, clb_type *type, int kind);
int clb_vector_index(lua_State *L);
int clb_matrix_index(lua_State *L);
extern const luaL_Reg clb_vector_meta[], clb_vector_methods[], clb_matrix_meta[],
    clb_matrix_methods[];

int clb_run_protected(lua_State *L, lua_CFunction function, void *data);
int clb_message_handler(lua_State *L);
bool clb_push_position(lua_State *L, int level);
void clb_watch_enter(clb_context *context);
void clb_watch_leave(clb_context *context);

// Stopping.
void clb_hook(lua_State *L, lua_Debug *record);
void clb_arm(clb_context *context, int mask);
_Noreturn void clb_raise_stop(lua_State *L);
// Instructions between two looks at their limit.
#define CLB_COUNT_STEP 1000
static inline void clb_charge(clb_context *context, size_t instructions) {
  if (__builtin_expect(context->instruction_limit == 0, 1))
    return;
  context->instructions += instructions;
  if (context->instructions > context->instruction_limit && context->stop->reason == CLB_RUNNING)
    context->stop->reason = CLB_STOP_INSTRUCTIONS;
}
void clb_standing_hook(lua_State *L);
#define CLB_SIGNAL_TICK (SIGRTMIN + 3)
void clb_install_tick(void);
extern _Thread_local clb_context *volatile clb_watched; // whose call under the watch runs here
extern _Thread_local int clb_thread_number; // not 0: the watch counts on signals reaching the thread
// In long loops of our own C functions: looks at the stop flag every 1,024 rounds.
#define CLB_TICK(L, context, counter)                                                              \
  do {                                                                                             \
    if (__builtin_expect(((++(counter)) & 1023) == 0, 0)) {                                        \
      clb_charge(context, 1024);                                                                   \
      if (__builtin_expect((context)->stop->reason != 0, 0))                                       \
        clb_raise_stop(L);                                                                         \
    }                                                                                              \
  } while (0)

// The parts of a profile.
extern const luaL_Reg clb_string_functions[], clb_table_functions[], clb_base_functions[],
    clb_coroutine_functions[], clb_shared_base_functions[];
int clb_sorted_pairs(lua_State *L);
int clb_sorted_next(lua_State *L);
// The text of a value as print shows it; in a sandbox without addresses. May run __tostring.
void clb_push_text(lua_State *L, int index);
int clb_string_format(lua_State *L); // upvalue: the stock one
int clb_random_seed(lua_State *L);   // upvalue: the stock one

// Patterns (pattern.c), used by strings.c.
#define CLB_MAX_CAPTURES 32

typedef struct clb_matcher {
  lua_State *L;
  clb_context *context;
  unsigned ticks;
  int depth, level;
  const char *source, *source_end, *pattern_end;

  struct {
    const char *start;
    ptrdiff_t length;
  } capture[CLB_MAX_CAPTURES];
} clb_matcher;

void clb_matcher_prepare(
    clb_matcher *m, lua_State *L, const char *s, size_t s_length, const char *p, size_t p_length);
void clb_matcher_restart(clb_matcher *m);
const char *clb_match(clb_matcher *m, const char *s, const char *p);
void clb_push_capture(clb_matcher *m, int index, const char *start, const char *end);
int clb_push_captures(clb_matcher *m, const char *start, const char *end);

void clb_print_number(char *out, size_t capacity, double number); // 14 digits, 17 when needed
