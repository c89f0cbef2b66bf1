// Swift → Lua: whatever may raise is one C function under one lua_pcall.
#include "internal.h"

int clb_run_protected(lua_State *L, lua_CFunction function, void *data) {
  if (!lua_checkstack(L, 4)) {
    lua_pushnil(L); // Lua keeps five slots in reserve
    return LUA_ERRMEM;
  }
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, data);
  return lua_pcall(L, 1, LUA_MULTRET, 0);
}

const char *clb_string(lua_State *L, int index, size_t *count) {
  *count = 0;
  if (lua_type(L, index) != LUA_TSTRING)
    return NULL; // lua_tolstring on a number may raise
  return lua_tolstring(L, index, count);
}

// References that were made before a conversion failed.
static void drop_kept(lua_State *L, clb_tree *tree) {
  for (size_t i = 0; i < tree->count; i++)
    if (tree->nodes[i].tag == CLB_REFERENCE && tree->nodes[i].integer != 0)
      clb_drop_reference(L, (int)tree->nodes[i].integer);
  tree->count = 0;
}

typedef struct read_request {
  clb_limits limits;
  clb_tree *out;
} read_request;

static int read_arguments(lua_State *L) {
  int last = lua_gettop(L);
  read_request *request = lua_touserdata(L, last);
  clb_read_values(L, 1, last - 1, request->limits, request->out);
  return 0;
}

int clb_read(lua_State *L, int first, int count, clb_limits limits, clb_tree *out) {
  first = lua_absindex(L, first);
  if (!lua_checkstack(L, count + 4)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  read_request request = {limits, out};
  lua_pushcfunction(L, read_arguments);
  for (int i = 0; i < count; i++)
    lua_pushvalue(L, first + i);
  lua_pushlightuserdata(L, &request);
  int status = lua_pcall(L, count + 1, 0, 0);
  if (status != LUA_OK)
    drop_kept(L, out);
  return status;
}

static int push(lua_State *L) {
  clb_tree *tree = lua_touserdata(L, 1);
  lua_settop(L, 0);
  clb_push_tree(L, tree);
  return lua_gettop(L);
}

int clb_push(lua_State *L, clb_tree *tree) { return clb_run_protected(L, push, tree); }

static int make_reference(lua_State *L) {
  int *slot = lua_touserdata(L, 2);
  lua_settop(L, 1);
  *slot = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

int clb_make_reference(lua_State *L, int *slot) {
  if (!lua_checkstack(L, 4))
    return LUA_ERRMEM; // the value stays as the error
  lua_pushcfunction(L, make_reference);
  lua_rotate(L, -2, 1);
  lua_pushlightuserdata(L, slot);
  return lua_pcall(L, 2, 0, 0);
}

// Cannot raise: both entries of the registry that it writes exist already.
void clb_drop_reference(lua_State *L, int slot) {
  if (lua_checkstack(L, 4))
    luaL_unref(L, LUA_REGISTRYINDEX, slot);
}

void clb_push_reference(lua_State *L, int slot) { lua_rawgeti(L, LUA_REGISTRYINDEX, slot); }

int clb_globals_slot(void) { return LUA_RIDX_GLOBALS; }

int clb_load(lua_State *L, const char *bytes, size_t count, const char *name) {
  return luaL_loadbufferx(L, bytes, count, name, "t");
}

typedef struct request {
  int slot;
  clb_tree *in;
  clb_results mode;
  clb_limits limits;
  clb_tree *out;
  const char *name;
} request;

static void give_results(lua_State *L, const request *r) {
  int count = lua_gettop(L);
  if (r->mode == CLB_CONVERT)
    clb_read_values(L, 1, count, r->limits, r->out);
  else if (r->mode == CLB_KEEP)
    clb_keep_values(L, 1, count, r->out);
}

static int call(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  lua_settop(L, 0);
  lua_rawgeti(L, LUA_REGISTRYINDEX, r->slot);
  clb_push_tree(L, r->in);
  lua_call(L, lua_gettop(L) - 1, r->mode == CLB_DISCARD ? 0 : LUA_MULTRET);
  give_results(L, r);
  return 0;
}

// The traceback is made where no Swift frame is further out: an inner error travels on as a Swift
// error.
static int run_request(lua_State *L, lua_CFunction function, request *r) {
  bool outermost = clb_of(L)->native_depth == 0;
  if (!lua_checkstack(L, 6)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  int handler = 0;
  if (outermost) {
    lua_pushcfunction(L, clb_message_handler);
    handler = lua_gettop(L);
  }
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, r);
  int status = lua_pcall(L, 1, 0, handler);
  if (handler != 0) {
    lua_rotate(L, handler, -1);
    lua_settop(L, -2);
  }
  if (status != LUA_OK && r->out)
    drop_kept(L, r->out);
  return status;
}

int clb_call(
    lua_State *L, int slot, clb_tree *arguments, clb_results mode, clb_limits limits,
    clb_tree *out) {
  request r = {slot, arguments, mode, limits, out, NULL};
  return run_request(L, call, &r);
}

static int index_value(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  lua_settop(L, 0);
  lua_rawgeti(L, LUA_REGISTRYINDEX, r->slot);
  clb_push_tree(L, r->in);
  lua_gettable(L, 1);
  lua_replace(L, 1);
  lua_settop(L, 1);
  give_results(L, r);
  return 0;
}

int clb_index(
    lua_State *L, int slot, clb_tree *key, clb_results mode, clb_limits limits, clb_tree *out) {
  request r = {slot, key, mode, limits, out, NULL};
  return run_request(L, index_value, &r);
}

static int assign(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  lua_settop(L, 0);
  lua_rawgeti(L, LUA_REGISTRYINDEX, r->slot);
  clb_push_tree(L, r->in);
  lua_settable(L, 1);
  return 0;
}

int clb_assign(lua_State *L, int slot, clb_tree *key_and_value) {
  request r = {slot, key_and_value, CLB_DISCARD, {0, 0}, NULL, NULL};
  return run_request(L, assign, &r);
}

static int preload(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  clb_push_tree(L, r->in);
  lua_setfield(L, -2, r->name);
  return 0;
}

int clb_preload(lua_State *L, const char *name, clb_tree *loader) {
  request r = {0, loader, CLB_DISCARD, {0, 0}, NULL, name};
  return run_request(L, preload, &r);
}
