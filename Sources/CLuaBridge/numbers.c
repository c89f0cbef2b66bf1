// Calls with numbers only: the fast ways from Swift into Lua, one crossing and one setjmp each.
#include "internal.h"

int clb_call_numbers(
    lua_State *L, int slot, const double *arguments, int count, double *results, int result_count) {
  if (!lua_checkstack(L, count + result_count + 4)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, slot);
  for (int i = 0; i < count; i++)
    lua_pushnumber(L, arguments[i]);
  int status = lua_pcall(L, count, result_count, 0);
  if (status != LUA_OK)
    return status;
  for (int i = 0; i < result_count; i++) {
    int is_number;
    results[i] = lua_tonumberx(L, i - result_count, &is_number);
    if (is_number)
      continue;
    lua_settop(L, -result_count - 1);
    lua_pushlightuserdata(L, &clb_key_not_numbers);
    return LUA_ERRRUN;
  }
  lua_settop(L, -result_count - 1);
  return LUA_OK;
}

typedef struct mapping {
  int slot;
  const double *input;
  double *base, *results;
  size_t count, columns;
} mapping;

static double number_result(lua_State *L, size_t i) {
  int is_number;
  double number = lua_tonumberx(L, -1, &is_number);
  if (!is_number)
    luaL_error(
        L, "call %I: the function must return a number, got %s", (LUAI_UACINT)(i + 1),
        luaL_typename(L, -1));
  lua_pop(L, 1);
  return number;
}

static int map_numbers(lua_State *L) {
  mapping *m = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->slot);
  for (size_t i = 0; i < m->count; i++) {
    lua_pushvalue(L, 2);
    lua_pushnumber(L, m->input[i]);
    lua_call(L, 1, 1);
    m->results[i] = number_result(L, i);
  }
  return 0;
}

int clb_map_numbers(lua_State *L, int slot, const double *input, size_t count, double *results) {
  mapping m = {slot, input, NULL, results, count, 0};
  return clb_run_protected(L, map_numbers, &m);
}

static int map_rows(lua_State *L) {
  mapping *m = lua_touserdata(L, 1);
  clb_object *view = lua_touserdata(L, 2);
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->slot);
  for (size_t i = 0; i < m->count; i++) {
    view->base = m->base + i * m->columns; // moves the window: no allocation
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 2);
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_call(L, 2, 1);
    m->results[i] = number_result(L, i);
  }
  return 0;
}

static int new_view(lua_State *L) {
  clb_push_userdata(L, CLB_KIND_VECTOR, lua_touserdata(L, 1));
  return 1;
}

int clb_map_rows(
    lua_State *L, int slot, double *base, size_t rows, size_t columns, double *results) {
  mapping m = {slot, NULL, base, results, rows, columns};
  clb_node node = {.tag = CLB_VECTOR, .base = base, .length = columns};
  int status = clb_run_protected(L, new_view, &node);
  if (status != LUA_OK)
    return status;
  clb_object *view = lua_touserdata(L, -1);
  lua_pushcfunction(L, map_rows);
  lua_pushlightuserdata(L, &m);
  lua_pushvalue(L, -3);
  status = lua_pcall(L, 2, 0, 0);
  view->base = NULL; // on every way out: a view the script kept is closed, not dangling
  view->count = 0;
  view->closed = true;
  if (status != LUA_OK)
    lua_rotate(L, -2, 1);
  lua_pop(L, 1);
  return status;
}
