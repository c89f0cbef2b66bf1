// From a Lua error to its parts.
#include "internal.h"
#include <string.h>

char clb_key_traceback, clb_key_position, clb_key_not_numbers;

// Runs where the error happened, with the failed frames still there.
int clb_message_handler(lua_State *L) {
  lua_settop(L, 1);
  luaL_traceback(L, L, NULL, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_traceback);
  size_t length;
  const char *message = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
  lua_Debug record;
  for (int i = 1; message && i < 200 && lua_getstack(L, i, &record); i++) {
    lua_getinfo(L, "Sl", &record);
    if (record.currentline <= 0)
      continue;
    const char *prefix = lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
    bool named = record.source[0] == '@' || record.source[0] == '=';
    if (strncmp(message, prefix, strlen(prefix)) == 0) {
      lua_pushfstring(
          L, "%s:%d: ", named ? record.source + 1 : record.short_src, record.currentline);
      lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_position);
      lua_pushlstring(L, message + strlen(prefix), length - strlen(prefix));
      return 1;
    }
    lua_pop(L, 1);
  }
  lua_settop(L, 1);
  return 1;
}

static void add_top(lua_State *L, clb_tree *out) {
  size_t count;
  const char *bytes = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &count) : NULL;
  if (bytes)
    clb_tree_add_string(out, bytes, count, 0);
  else
    clb_tree_add(out, CLB_NIL);
  lua_pop(L, 1);
}

// Takes a note of the message handler and forgets it.
static void push_note(lua_State *L, const void *key) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, key);
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

static int text_of(lua_State *L) { // may run the script's __tostring
  int type = lua_type(L, 1);
  if (type != LUA_TNUMBER && type != LUA_TBOOLEAN &&
      luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL)
    return 0; // its text would be an address
  luaL_tolstring(L, 1, NULL);
  return 1;
}

static int take(lua_State *L) { // 1: where to, 2: the error
  clb_tree *out = lua_touserdata(L, 1);
  clb_object *failure = clb_test(L, 2);
  if (lua_touserdata(L, 2) == &clb_key_not_numbers) {
    lua_pushliteral(L, "the function must return numbers");
  } else if (lua_type(L, 2) == LUA_TSTRING) {
    lua_pushvalue(L, 2);
  } else {
    lua_pushcfunction(L, text_of);
    lua_pushvalue(L, 2);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK || lua_type(L, -1) != LUA_TSTRING) {
      lua_pop(L, 1);
      lua_pushfstring(L, "(the error is a %s value)", luaL_typename(L, 2));
    }
  }
  add_top(L, out);
  push_note(L, &clb_key_position);
  add_top(L, out);
  push_note(L, &clb_key_traceback);
  add_top(L, out);
  if (failure && failure->kind == CLB_KIND_FAILURE && failure->owner) {
    clb_node *node = clb_tree_add(out, CLB_FAILURE);
    if (node)
      node->owner = failure->owner;
  }
  return 0;
}

void clb_take_error(lua_State *L, clb_tree *out) {
  static const char no_memory[] = "not enough memory";
  bool taken = false;
  if (lua_checkstack(L, 4)) {
    lua_pushcfunction(L, take);
    lua_pushlightuserdata(L, out);
    lua_pushvalue(L, -3);
    taken = lua_pcall(L, 2, 0, 0) == LUA_OK;
    if (!taken)
      lua_pop(L, 1);
  }
  if (!taken || out->failed) {
    size_t count = 0;
    const char *bytes = clb_string(L, -1, &count);
    out->count = 0;
    clb_tree_add_string(out, bytes ? bytes : no_memory, bytes ? count : sizeof no_memory - 1, 0);
  }
  // The value stays on the stack: it keeps the Swift error alive until Swift has retained it.
}
