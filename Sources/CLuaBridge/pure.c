// States whose functions give the same answer each time: nothing of chance, nothing that lasts. What
// is there before the first call (libraries, constants) is read through tables that cannot be
// written to.
#include "internal.h"
#include <string.h>

static char key_frozen, key_allowed; // proxy -> table behind it; functions of the libraries

static int read_only(lua_State *L) { // upvalue: what it is called
  return luaL_error(
      L, "%s is read-only here: '%s' cannot be assigned to; what is to be kept goes into .state",
      lua_tostring(L, lua_upvalueindex(1)), luaL_tolstring(L, 2, NULL));
}

static int assign_global(lua_State *L) {
  return luaL_error(
      L, "the global '%s' cannot be assigned to here: make it a local", luaL_tolstring(L, 2, NULL));
}

static int unknown_global(lua_State *L) {
  return luaL_error(
      L,
      "there is no global '%s' here: make it a local of the script, above the function that uses it",
      luaL_tolstring(L, 2, NULL));
}

static int unknown_function(lua_State *L) { // upvalue: the library
  return luaL_error(
      L, "there is no '%s.%s' here", lua_tostring(L, lua_upvalueindex(1)),
      luaL_tolstring(L, 2, NULL));
}

static int proxy_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
  return 1;
}

static int proxy_pairs(lua_State *L) {
  lua_pushcfunction(L, clb_sorted_pairs);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_call(L, 1, 1);
  return 1;
}

static void set_closure(lua_State *L, int upvalue, lua_CFunction function, const char *field) {
  lua_pushvalue(L, upvalue);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, field);
}

// Pushes what stands for the table at `table`, absolute, from now on.
static void push_proxy(lua_State *L, int table, const char *name) {
  lua_newtable(L);
  int proxy = lua_gettop(L);
  lua_createtable(L, 0, 5);
  lua_pushvalue(L, table);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, name);
  lua_pushcclosure(L, read_only, 1);
  lua_setfield(L, -2, "__newindex");
  set_closure(L, table, proxy_length, "__len");
  set_closure(L, table, proxy_pairs, "__pairs");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, proxy);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key_frozen);
  lua_pushvalue(L, proxy);
  lua_pushvalue(L, table);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

// Pushes the table behind the one at `index`, or nothing.
static bool push_behind(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) != LUA_TTABLE)
    return false;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key_frozen);
  lua_pushvalue(L, index);
  bool frozen = lua_rawget(L, -2) != LUA_TNIL;
  lua_remove(L, -2);
  if (!frozen)
    lua_pop(L, 1);
  return frozen;
}

static void allow(lua_State *L) { // the value on top, and pops it
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key_allowed);
  lua_rotate(L, -2, 1);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

static void allow_all(lua_State *L, int table) { // the functions in it
  lua_pushnil(L);
  while (lua_next(L, table)) {
    if (lua_isfunction(L, -1))
      allow(L);
    else
      lua_pop(L, 1);
  }
}

static void set_unknown(lua_State *L, int table, lua_CFunction function, const char *name) {
  lua_createtable(L, 0, 1);
  lua_pushstring(L, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, table);
}

static void remove_all(lua_State *L, int table, const char *const *names) {
  for (; *names; names++) {
    lua_pushnil(L);
    lua_setfield(L, table, *names);
  }
}

static int make_pure(lua_State *L) {
  static const char *const globals[] = {
      "os",     "print",  "next",     "rawset",         "rawget",    "rawlen", "rawequal", "load",
      "dofile", "loadfile", "collectgarbage", "coroutine", "_G",     "require", "warn",  NULL};
  static const char *const chance[] = {"random", "randomseed", NULL};
  static const char *const libraries[] = {"string", "table", "math", "utf8", NULL};
  clb_of(L)->pure = true;
  lua_settop(L, 0);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key_frozen);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key_allowed);
  lua_pushglobaltable(L); // 1
  remove_all(L, 1, globals);
  for (int i = 0; libraries[i]; i++) {
    lua_getfield(L, 1, libraries[i]); // 2
    if (strcmp(libraries[i], "math") == 0)
      remove_all(L, 2, chance);
    allow_all(L, 2);
    set_unknown(L, 2, unknown_function, libraries[i]);
    push_proxy(L, 2, libraries[i]);
    lua_setfield(L, 1, libraries[i]);
    lua_settop(L, 1);
  }
  allow_all(L, 1);
  set_unknown(L, 1, unknown_global, "");
  push_proxy(L, 1, "_ENV");
  lua_getmetatable(L, 2);
  lua_pushcfunction(L, assign_global);
  lua_setfield(L, -2, "__newindex");
  lua_pop(L, 1);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  return 0;
}

int clb_make_pure(lua_State *L) { return clb_run_protected(L, make_pure, NULL); }

// ---- constants

// Replaces the value on top by what stands for it; whether it is another one.
static bool freeze(lua_State *L, int memo, const char *name, int depth);

static bool freeze_table(lua_State *L, int memo, const char *name, int depth) {
  int table = lua_gettop(L);
  if (push_behind(L, table)) { // frozen already
    lua_pop(L, 1);
    return false;
  }
  lua_pushvalue(L, table);
  if (lua_rawget(L, memo) != LUA_TNIL) {
    lua_replace(L, table);
    return true;
  }
  lua_pop(L, 1);
  if (lua_getmetatable(L, table))
    luaL_error(L, "the constant '%s' is a table with a metatable", name);
  push_proxy(L, table, name);
  lua_pushvalue(L, table);
  lua_pushvalue(L, -2);
  lua_rawset(L, memo);
  lua_pushnil(L);
  while (lua_next(L, table)) {
    if (lua_type(L, -2) == LUA_TTABLE || lua_type(L, -2) == LUA_TFUNCTION)
      luaL_error(L, "the constant '%s' has a key that is a %s", name, luaL_typename(L, -2));
    if (freeze(L, memo, name, depth + 1)) {
      lua_pushvalue(L, -2);
      lua_rotate(L, -2, 1);
      lua_rawset(L, table); // of a key that is there: the traversal goes on
    } else {
      lua_pop(L, 1);
    }
  }
  lua_replace(L, table);
  return true;
}

static void freeze_function(lua_State *L, int memo, int depth) { // the one on top
  int function = lua_gettop(L);
  lua_pushvalue(L, function);
  if (lua_rawget(L, memo) == LUA_TNIL) {
    lua_pushvalue(L, function);
    lua_pushboolean(L, 1);
    lua_rawset(L, memo);
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
      if (freeze(L, memo, name, depth + 1))
        lua_setupvalue(L, function, i);
      else
        lua_pop(L, 1);
    }
  }
  lua_settop(L, function);
}

static bool freeze(lua_State *L, int memo, const char *name, int depth) {
  int type = lua_type(L, -1);
  if (type < LUA_TTABLE && type != LUA_TLIGHTUSERDATA)
    return false;
  luaL_checkstack(L, 12, "constants are nested too deeply");
  if (depth > 100)
    luaL_error(L, "the constant '%s' is nested too deeply", name);
  if (type == LUA_TTABLE)
    return freeze_table(L, memo, name, depth);
  if (type == LUA_TFUNCTION && !lua_iscfunction(L, -1)) {
    freeze_function(L, memo, depth);
    return false;
  }
  if (type == LUA_TFUNCTION) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_allowed);
    lua_pushvalue(L, -2);
    bool allowed = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    if (!allowed)
      luaL_error(L, "the constant '%s' is a function that may keep something", name);
    return false;
  }
  luaL_error(L, "the constant '%s' is a %s", name, luaL_typename(L, -1));
  return false;
}

static int freeze_constants(lua_State *L) { // 1: the function
  lua_newtable(L);                          // 2: what has been seen
  lua_pushvalue(L, 1);
  freeze_function(L, 2, 0);
  return 0;
}

int clb_freeze(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (!lua_checkstack(L, 4)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  lua_pushcfunction(L, freeze_constants);
  lua_pushvalue(L, index);
  return lua_pcall(L, 1, 0, 0);
}
