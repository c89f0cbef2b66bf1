// Userdata: Swift objects of named types, vectors, matrices and errors.
#include "internal.h"
#include <stdlib.h>
#include <string.h>

char clb_key_vector, clb_key_matrix, clb_key_failure;

// Lua does not see Swift's memory: the collector is called when the debt passes max(4 MB, half of
// what is live), and foreign bytes count against the limit.
static void count_foreign(lua_State *L, size_t bytes) {
  clb_context *context = clb_of(L);
  context->foreign += bytes;
  context->foreign_debt += bytes;
  size_t live = context->used + context->foreign - context->foreign_debt;
  size_t step = live / 2 > ((size_t)4 << 20) ? live / 2 : (size_t)4 << 20;
  if (context->foreign_debt <= step && context->used + context->foreign <= context->limit)
    return;
  lua_gc(L, LUA_GCCOLLECT);
  context->foreign_debt = 0;
}

void clb_recount_foreign(clb_context *context, size_t before, size_t after) {
  context->foreign -= before < context->foreign ? before : context->foreign;
  context->foreign += after;
  if (after <= before)
    return;
  context->foreign_debt += after - before;
  size_t live = context->used + context->foreign - context->foreign_debt;
  size_t step = live / 2 > ((size_t)4 << 20) ? live / 2 : (size_t)4 << 20;
  if (context->foreign_debt > step || context->used + context->foreign > context->limit) {
    clb_collect(context->active);
    context->foreign_debt = 0;
  }
  if (context->used + context->foreign > context->limit && !context->memory_pending) {
    context->memory_pending = true;
    clb_arm(context, LUA_MASKCOUNT);
  }
}

static size_t foreign_bytes(int kind, const clb_node *node) {
  if (node->owner == NULL)
    return 0;
  if (kind == CLB_KIND_VECTOR)
    return node->length * sizeof(double);
  if (kind == CLB_KIND_MATRIX)
    return node->rows * node->columns * sizeof(double);
  return node->length;
}

void clb_push_metatable(lua_State *L, clb_type *type, int kind) {
  static const void *const keys[] = {
      NULL, NULL, &clb_key_vector, &clb_key_matrix, &clb_key_failure};
  lua_rawgetp(L, LUA_REGISTRYINDEX, kind == CLB_KIND_OBJECT ? (const void *)type : keys[kind]);
}

// Ownership moves last: a userdata without owner, its metatable, then the retained pointer.
void clb_push_userdata(lua_State *L, int kind, clb_node *node) {
  clb_context *context = clb_of(L);
  size_t foreign = foreign_bytes(kind, node);
  if (foreign != 0 && context->used + context->foreign + foreign > context->limit) {
    lua_gc(L, LUA_GCCOLLECT);
    if (context->used + context->foreign + foreign > context->limit)
      luaL_error(L, "not enough memory");
  }
  clb_object *object = lua_newuserdatauv(L, sizeof *object, 0);
  memset(object, 0, sizeof *object);
  object->magic = CLB_MAGIC;
  object->kind = (uint16_t)kind;
  object->writable = (uint16_t)(node->flag != 0);
  object->type = node->type;
  object->base = node->base;
  object->count = kind == CLB_KIND_OBJECT ? 0 : node->length;
  object->rows = node->rows;
  object->columns = node->columns;
  clb_push_metatable(L, node->type, kind);
  lua_setmetatable(L, -2);
  if (node->owner == NULL)
    return; // a view
  object->owner = node->owner;
  node->owner = NULL;
  object->foreign = foreign;
  context->live++;
  count_foreign(L, foreign);
}

// __gc and __close.
static int release_object(lua_State *L) {
  clb_object *object = clb_test(L, 1);
  if (object == NULL || object->closed)
    return 0;
  clb_context *context = clb_of(L);
  void *owner = object->owner;
  object->closed = true;
  object->owner = NULL;
  object->base = NULL;
  object->count = object->rows = object->columns = 0;
  if (owner == NULL)
    return 0;
  context->foreign -= object->foreign < context->foreign ? object->foreign : context->foreign;
  context->live--;
  context->release(owner);
  return 0;
}

static int release_box(lua_State *L) {
  clb_box *box = lua_touserdata(L, 1);
  if (box == NULL || box->object == NULL)
    return 0;
  void *object = box->object;
  box->object = NULL;
  clb_of(L)->live--;
  clb_of(L)->release(object);
  return 0;
}

clb_object *clb_check(lua_State *L, int index, int kind, const char *what) {
  clb_object *object = clb_test(L, index);
  if (__builtin_expect(object == NULL || object->kind != kind, 0))
    luaL_typeerror(L, index, what);
  if (__builtin_expect(!clb_is_live(object), 0))
    luaL_argerror(L, index, "the value has been closed");
  return object;
}

void *clb_to_object(lua_State *L, int index) {
  clb_object *object = clb_test(L, index);
  return object ? object->owner : NULL;
}

int clb_kind(lua_State *L, int index) {
  clb_object *object = clb_test(L, index);
  return object ? object->kind : 0;
}

bool clb_is_closed(lua_State *L, int index) {
  clb_object *object = clb_test(L, index);
  return object && !clb_is_live(object);
}

double *clb_to_vector(lua_State *L, int index, size_t *count) {
  clb_object *object = clb_test(L, index);
  *count = 0;
  if (object == NULL || object->kind != CLB_KIND_VECTOR || !clb_is_live(object))
    return NULL;
  *count = object->count;
  return object->base;
}

double *clb_to_matrix(lua_State *L, int index, size_t *rows, size_t *columns) {
  clb_object *object = clb_test(L, index);
  *rows = *columns = 0;
  if (object == NULL || object->kind != CLB_KIND_MATRIX || !clb_is_live(object))
    return NULL;
  *rows = object->rows;
  *columns = object->columns;
  return object->base;
}

void clb_move_window(lua_State *L, int slot, double *base, size_t count, bool writable) {
  if (!lua_checkstack(L, 1))
    return;
  lua_rawgeti(L, LUA_REGISTRYINDEX, slot);
  clb_object *object = clb_test(L, -1);
  lua_settop(L, -2);
  if (object == NULL || object->kind != CLB_KIND_VECTOR || object->owner || object->parent)
    return;
  object->base = base;
  object->count = base ? count : 0;
  object->writable = writable;
  object->closed = base == NULL;
}

// Upvalues: methods, Swift's fallback or nil, name of the type, whether unknown members are nil.
static int object_index(lua_State *L) {
  if (lua_type(L, 2) == LUA_TSTRING) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
      return 1;
  }
  if (!lua_isnil(L, lua_upvalueindex(2))) {
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
  }
  if (lua_toboolean(L, lua_upvalueindex(4)))
    return 0;
  return luaL_error(
      L, "%s has no member '%s'", lua_tostring(L, lua_upvalueindex(3)), luaL_tolstring(L, 2, NULL));
}

static int same_object(lua_State *L) {
  clb_object *first = clb_test(L, 1), *second = clb_test(L, 2);
  lua_pushboolean(L, first && second && first->owner && first->owner == second->owner);
  return 1;
}

static int name_object(lua_State *L) { // no addresses: output must repeat
  clb_object *object = clb_test(L, 1);
  const char *name = object && object->type ? object->type->name : "object";
  lua_pushfstring(L, object && object->closed ? "%s (closed)" : "%s", name);
  return 1;
}

void clb_new_metatable(lua_State *L, const void *key, const char *name, const luaL_Reg *meta) {
  lua_newtable(L);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  lua_setfield(L, -2, "methods");
  lua_pushcfunction(L, release_object);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, release_object);
  lua_setfield(L, -2, "__close");
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0); // getmetatable answers false: scripts cannot reach it
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

static void add_index(lua_State *L, lua_CFunction index, const char *name, bool lenient) {
  lua_getfield(L, -1, "methods");
  lua_pushnil(L);
  lua_pushstring(L, name);
  lua_pushboolean(L, lenient);
  lua_pushcclosure(L, index, 4);
  lua_setfield(L, -2, "__index");
}

static void install_builtin(
    lua_State *L, const void *key, const char *name, const luaL_Reg *meta, const luaL_Reg *methods,
    lua_CFunction index) {
  clb_new_metatable(L, key, name, meta);
  lua_getfield(L, -1, "methods");
  luaL_setfuncs(L, methods, 0);
  lua_pop(L, 1);
  add_index(L, index, name, false);
  lua_pop(L, 1);
}

void clb_install_types(lua_State *L) {
  static const luaL_Reg none[] = {{NULL, NULL}};
  install_builtin(
      L, &clb_key_vector, "Vector", clb_vector_meta, clb_vector_methods, clb_vector_index);
  install_builtin(
      L, &clb_key_matrix, "Matrix", clb_matrix_meta, clb_matrix_methods, clb_matrix_index);
  install_builtin(L, &clb_key_failure, "Error", none, none, object_index);
  lua_newtable(L);
  lua_pushcfunction(L, release_box);
  lua_setfield(L, -2, "__gc");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_box);
}

typedef struct definition {
  clb_type *type;
  const char *name;
  bool lenient;
  int kind;
  clb_slot slot;
  clb_tree *function;
} definition;

static int define(lua_State *L) {
  static const luaL_Reg meta[] = {{"__eq", same_object}, {"__tostring", name_object}, {NULL, NULL}};
  definition *d = lua_touserdata(L, 1);
  clb_new_metatable(L, d->type, d->type->name, meta);
  add_index(L, object_index, d->type->name, d->lenient);
  return 0;
}

int clb_define_type(
    lua_State *L, const char *name, bool lenient, void *swift_definition, clb_type **out) {
  clb_context *context = clb_of(L);
  clb_type *type = malloc(sizeof *type + strlen(name) + 1);
  *out = NULL;
  if (type == NULL) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  strcpy(type->name, name);
  type->definition = swift_definition;
  type->next = context->types;
  context->types = type; // stays even if what follows fails: nothing points at it then
  definition d = {.type = type, .lenient = lenient};
  int status = clb_run_protected(L, define, &d);
  if (status == LUA_OK)
    *out = type;
  return status;
}

static int set_slot(lua_State *L) {
  definition *d = lua_touserdata(L, 1);
  clb_push_metatable(L, d->type, d->kind);
  if (d->slot == CLB_METHOD)
    lua_getfield(L, -1, "methods");
  if (d->slot == CLB_INDEX)
    lua_getfield(L, -1, "__index");
  clb_push_tree(L, d->function);
  if (d->slot == CLB_INDEX)
    lua_setupvalue(L, -2, 2);
  else
    lua_setfield(L, -2, d->name);
  return 0;
}

int clb_type_set(
    lua_State *L, clb_type *type, int kind, clb_slot slot, const char *name, clb_tree *function) {
  definition d = {type, name, false, kind, slot, function};
  return clb_run_protected(L, set_slot, &d);
}
