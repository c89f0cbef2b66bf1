// Records: what a function that runs often is called with. Reading a member is one look-up and no
// allocation; vectors are pointed at their numbers when they are first asked for.
#include "internal.h"
#include <string.h>

#define RECORD_MAGIC 0x4571686eu

static clb_record *check_record(lua_State *L, int index) {
  clb_record *record = lua_touserdata(L, index);
  if (record == NULL || lua_rawlen(L, index) < sizeof *record || record->magic != RECORD_MAGIC)
    luaL_typeerror(L, index, "the function's own argument");
  if (__builtin_expect(!record->open, 0))
    luaL_error(L, "this can be used during the call that it was given to only");
  return record;
}

static int push_window(lua_State *L, clb_record *record, int k) {
  clb_window *window = &record->windows[k];
  if (!window->open) {
    clb_object *view = window->view;
    bool column = record->columns != NULL;
    view->base = column ? record->columns + (size_t)k * record->stride : window->base;
    view->count = column ? record->length : window->count;
    view->writable = window->writable;
    view->closed = false;
    window->open = true;
    window->next = record->opened;
    record->opened = k;
  }
  lua_getiuservalue(L, 1, 1);
  lua_rawgeti(L, -1, k + 1);
  return 1;
}

static int push_scratch(lua_State *L) {
  clb_context *context = clb_of(L);
  if (context->scratch_used) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, context->scratch);
    return 1;
  }
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_rawseti(L, LUA_REGISTRYINDEX, context->scratch);
  context->scratch_used = true;
  return 1;
}

static int record_index(lua_State *L) { // upvalues: fields, function for what is not there
  clb_record *record = check_record(L, 1);
  lua_pushvalue(L, 2);
  int type = lua_rawget(L, lua_upvalueindex(1));
  if (__builtin_expect(type == LUA_TNIL, 0)) {
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
  }
  if (type != LUA_TNUMBER)
    return 1;
  lua_Integer code = lua_tointeger(L, -1), slot = code >> 3;
  switch (code & 7) {
  case CLB_FIELD_NUMBER:
    lua_pushnumber(L, record->numbers[slot]);
    return 1;
  case CLB_FIELD_INTEGER:
    lua_pushinteger(L, (lua_Integer)record->numbers[slot]);
    return 1;
  case CLB_FIELD_FLAG:
    lua_pushboolean(L, record->numbers[slot] != 0);
    return 1;
  case CLB_FIELD_OTHER:
    lua_pushnumber(L, record->others[slot]);
    return 1;
  case CLB_FIELD_WINDOW:
    return push_window(L, record, (int)slot);
  default:
    return push_scratch(L);
  }
}

static int record_newindex(lua_State *L) {
  return luaL_error(
      L, "%s: '%s' cannot be assigned to; what is to be kept goes into .state",
      lua_tostring(L, lua_upvalueindex(1)), luaL_tolstring(L, 2, NULL));
}

static int record_name(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  return 1;
}

static void add_closure(lua_State *L, const char *field, lua_CFunction function, const char *name) {
  lua_pushstring(L, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, field);
}

typedef struct making {
  const char *name;
  clb_tree *parts;
  int windows;
  clb_record **out;
} making;

static int make(lua_State *L) {
  making *m = lua_touserdata(L, 1);
  clb_context *context = clb_of(L);
  lua_settop(L, 0);
  size_t size = sizeof(clb_record) + (size_t)m->windows * sizeof(clb_window);
  clb_record *record = lua_newuserdatauv(L, size, 1);
  memset(record, 0, size);
  record->magic = RECORD_MAGIC;
  record->count = m->windows;
  record->opened = -1;
  lua_createtable(L, m->windows, 0);
  for (int k = 0; k < m->windows; k++) {
    clb_node node = {.tag = CLB_VECTOR};
    clb_push_userdata(L, CLB_KIND_VECTOR, &node);
    clb_object *view = record->windows[k].view = lua_touserdata(L, -1);
    view->closed = true;
    lua_rawseti(L, 2, k + 1);
  }
  lua_setiuservalue(L, 1, 1);
  lua_newtable(L);                // 2: metatable
  clb_push_tree(L, m->parts);     // fields, function
  lua_pushcclosure(L, record_index, 2);
  lua_setfield(L, 2, "__index");
  add_closure(L, "__newindex", record_newindex, m->name);
  add_closure(L, "__tostring", record_name, m->name);
  lua_pushstring(L, m->name);
  lua_setfield(L, 2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, 2, "__metatable");
  lua_setmetatable(L, 1);
  if (context->scratch == 0) {
    lua_newtable(L);
    context->scratch = luaL_ref(L, LUA_REGISTRYINDEX);
  }
  *m->out = record;
  return 1;
}

int clb_make_record(
    lua_State *L, const char *name, clb_tree *parts, int windows, clb_record **out) {
  making m = {name, parts, windows, out};
  return clb_run_protected(L, make, &m);
}

static int read_column(lua_State *L) { // upvalue: the record that has the columns
  if (lua_gettop(L) < 2)
    return luaL_error(L, "a name or a position is expected; call it with ':'");
  lua_settop(L, 2);
  lua_gettable(L, lua_upvalueindex(1));
  return 1;
}

static int push_reader(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, *(int *)lua_touserdata(L, 1));
  lua_pushcclosure(L, read_column, 1);
  return 1;
}

int clb_push_reader(lua_State *L, int slot) { return clb_run_protected(L, push_reader, &slot); }

clb_window *clb_record_window(clb_record *record, int index) { return &record->windows[index]; }

void clb_record_close(clb_record *record) {
  record->open = false;
  for (int k = record->opened; k >= 0; k = record->windows[k].next) {
    clb_object *view = record->windows[k].view;
    view->base = NULL;
    view->count = 0;
    view->closed = true;
    record->windows[k].open = false;
  }
  record->opened = -1;
}

void clb_renew_scratch(clb_context *context) { context->scratch_used = false; }

int clb_call_watched(lua_State *L, int function, int argument, int results) {
  clb_context *context = clb_of(L);
  if (!lua_checkstack(L, results + 6)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, function);
  lua_rawgeti(L, LUA_REGISTRYINDEX, argument);
  clb_watch_enter(context);
  int status = lua_pcall(L, 1, results, 0);
  clb_watch_leave(context);
  return status;
}

int clb_read_fields(
    lua_State *L, int index, const char *const *names, double *values, int count) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 3))
    return -1;
  index = lua_absindex(L, index);
  int top = lua_gettop(L), found = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) { // cannot raise: each key is the one that was there last
    int name = 0;
    if (lua_type(L, -2) == LUA_TSTRING && lua_type(L, -1) == LUA_TNUMBER)
      while (name < count && strcmp(lua_tostring(L, -2), names[name]) != 0)
        name++;
    else
      name = count;
    if (name == count) {
      lua_settop(L, top);
      return -1;
    }
    values[name] = lua_tonumber(L, -1);
    found |= 1 << name;
    lua_pop(L, 1);
  }
  return found;
}
