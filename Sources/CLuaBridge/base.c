// The basic functions as the two profiles have them.
#include "internal.h"
#include <stdio.h>
#include <string.h>

#define MAX_CHUNK (1u << 20)

// Finalizers run with hooks off: not for scripts of strangers.
static int base_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  if (type == LUA_TTABLE) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "__gc is not available in this environment");
    lua_pushliteral(L, "__mode");
    if (clb_of(L)->pure && lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "__mode is not available in this environment");
  }
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

// Message handlers run with hooks off when the hook raised the error.
static int guarded_handler(lua_State *L) {
  if (clb_of(L)->stop->reason != CLB_RUNNING)
    return 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int finish_xpcall(lua_State *L, int status, lua_KContext extra) {
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  return lua_gettop(L) - (int)extra;
}

static int base_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2); // function, handler, true, function, arguments
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish_xpcall);
  return finish_xpcall(L, status, 2);
}

static int base_load(lua_State *L) { // strings only, text only, of bounded size
  size_t count;
  const char *bytes = luaL_checklstring(L, 1, &count);
  const char *name = luaL_optstring(L, 2, "=(load)");
  bool environment = !lua_isnone(L, 4);
  if (count > MAX_CHUNK) {
    lua_pushnil(L);
    lua_pushliteral(L, "chunk too large");
    return 2;
  }
  if (luaL_loadbufferx(L, bytes, count, name, "t") != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (environment) {
    lua_pushvalue(L, 4);
    if (!lua_setupvalue(L, -2, 1))
      lua_pop(L, 1);
  }
  return 1;
}

static int base_collectgarbage(lua_State *L) {
  const char *what = luaL_optstring(L, 1, "count");
  luaL_argcheck(L, strcmp(what, "count") == 0, 1, "only 'count' is available");
  lua_pushnumber(L, (double)clb_of(L)->used / 1024);
  return 1;
}

void clb_push_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  int type = lua_type(L, index);
  bool plain = !clb_of(L)->sandboxed || type == LUA_TNIL || type == LUA_TBOOLEAN ||
               type == LUA_TNUMBER || type == LUA_TSTRING;
  if (!plain && luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pop(L, 1);
    plain = true;
  }
  if (plain)
    luaL_tolstring(L, index, NULL);
  else if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING) // an address differs every time
    lua_pushstring(L, lua_typename(L, type));
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clb_push_text(L, 1);
  return 1;
}

// The line is put together first (__tostring may raise), then handed to Swift.
static int base_print(lua_State *L) {
  clb_context *context = clb_of(L);
  int count = lua_gettop(L);
  luaL_Buffer line;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1)
      luaL_addchar(&line, '\t');
    clb_push_text(L, i);
    luaL_addvalue(&line);
  }
  luaL_addchar(&line, '\n');
  luaL_pushresult(&line);
  size_t length;
  const char *bytes = lua_tolstring(L, -1, &length);
  clb_emit(context, bytes, length);
  if (context->stop->reason == CLB_STOP_OUTPUT)
    clb_raise_stop(L);
  return 0;
}

// Without a seed Lua takes the clock and an address, and answers with both.
int clb_random_seed(lua_State *L) {
  if (lua_gettop(L) == 0)
    lua_pushinteger(L, 42);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 0);
  return 0;
}

const luaL_Reg clb_base_functions[] = {
    {"setmetatable", base_setmetatable},
    {"xpcall", base_xpcall},
    {"load", base_load},
    {"pairs", clb_sorted_pairs},
    {"next", clb_sorted_next},
    {"tostring", base_tostring},
    {"collectgarbage", base_collectgarbage},
    {NULL, NULL}};

const luaL_Reg clb_shared_base_functions[] = {{"print", base_print}, {NULL, NULL}};

void clb_write_standard_output(const char *bytes, size_t count) {
  fwrite(bytes, 1, count, stdout);
}
