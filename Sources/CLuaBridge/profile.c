// What a script finds. Trusted: all of Lua, with patterns, table functions and coroutines that can
// be stopped.
// Sandbox: a list of what is allowed; no input or output, no modules, no bytecode, no finalizers, a
// fixed order of pairs.
#include "internal.h"

static void remove_fields(lua_State *L, const char *const *names) { // of the table on top
  for (; *names; names++) {
    lua_pushnil(L);
    lua_setfield(L, -2, *names);
  }
}

static void install_trusted(lua_State *L) {
  luaL_openlibs(L);
  lua_pushglobaltable(L);
  luaL_setfuncs(L, clb_shared_base_functions, 0);
  lua_getfield(L, -1, LUA_STRLIBNAME);
  luaL_setfuncs(L, clb_string_functions, 0);
  lua_pop(L, 1);
  lua_getfield(L, -1, LUA_TABLIBNAME);
  luaL_setfuncs(L, clb_table_functions, 0);
  lua_pop(L, 1);
  lua_getfield(L, -1, LUA_TABLIBNAME);
  luaL_setfuncs(L, clb_table_functions, 0);
  lua_pop(L, 1);
  lua_getfield(L, -1, LUA_COLIBNAME);
  luaL_setfuncs(L, clb_coroutine_functions, 0);
  lua_pop(L, 2);
}

// Four functions of os that only read the clock.
static void install_clock(lua_State *L) {
  static const char *const kept[] = {"time", "clock", "date", "difftime", NULL};
  luaL_requiref(L, LUA_OSLIBNAME, luaopen_os, 0);
  lua_newtable(L);
  for (int i = 0; kept[i]; i++) {
    lua_getfield(L, -2, kept[i]);
    lua_setfield(L, -2, kept[i]);
  }
  lua_setglobal(L, LUA_OSLIBNAME);
  lua_pop(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushnil(L);
  lua_setfield(L, -2, LUA_OSLIBNAME);
  lua_pop(L, 1);
}

static void install_library(
    lua_State *L, const char *name, lua_CFunction open, const luaL_Reg *own,
    const char *const *removed) {
  luaL_requiref(L, name, open, 1);
  if (own)
    luaL_setfuncs(L, own, 0);
  if (removed)
    remove_fields(L, removed);
  lua_pop(L, 1);
}

// Puts a function of ours in front of the stock one of the table on top.
static void wrap(lua_State *L, const char *name, lua_CFunction function) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

// Messages find the name of a stock function in this copy of its library.
static void keep_stock_names(lua_State *L) { // of the table on top
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, -4)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_settable(L, -4);
  }
  lua_setfield(L, -2, LUA_STRLIBNAME);
  lua_pop(L, 1);
}

static void install_sandbox(lua_State *L) {
  static const char *const base[] = {"dofile", "loadfile", "warn", NULL};
  static const char *const string[] = {"dump", NULL};
  static const char *const coroutine[] = {"close", NULL};
  // What Debian's liblua keeps of Lua 5.2 (LUA_COMPAT_MATHLIB); other builds have none of it.
  static const char *const math[] = {"cosh", "sinh",  "tanh",  "pow",   "frexp",
                                     "ldexp", "log10", "atan2", NULL};
  install_library(L, LUA_GNAME, luaopen_base, clb_base_functions, base);
  lua_pushglobaltable(L);
  luaL_setfuncs(L, clb_shared_base_functions, 0);
  lua_pop(L, 1);
  install_library(L, LUA_STRLIBNAME, luaopen_string, clb_string_functions, string);
  install_library(L, LUA_TABLIBNAME, luaopen_table, clb_table_functions, NULL);
  install_library(L, LUA_COLIBNAME, luaopen_coroutine, clb_coroutine_functions, coroutine);
  install_library(L, LUA_MATHLIBNAME, luaopen_math, NULL, math);
  install_library(L, LUA_UTF8LIBNAME, luaopen_utf8, NULL, NULL);
  install_clock(L);
  lua_getglobal(L, LUA_STRLIBNAME);
  keep_stock_names(L);
  wrap(L, "format", clb_string_format);
  lua_pop(L, 1);
  lua_getglobal(L, LUA_MATHLIBNAME);
  wrap(L, "randomseed", clb_random_seed);
  lua_getfield(L, -1, "randomseed"); // Lua seeds it from the clock otherwise
  lua_call(L, 0, 0);
  lua_pop(L, 1);
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
  clb_of(L)->print_limit = (size_t)1 << 20;
}

void clb_install_profile(lua_State *L, bool sandbox) {
  if (sandbox)
    install_sandbox(L);
  else
    install_trusted(L);
}
