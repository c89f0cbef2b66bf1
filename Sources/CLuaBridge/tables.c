// table.insert, remove, move, concat, sort and unpack that can be stopped. They work raw: a lying
// __len or
// __index of the script has no effect.
#include "internal.h"
#include <limits.h>
#include <string.h>

static lua_Integer table_length(lua_State *L, int i) {
  luaL_checktype(L, i, LUA_TTABLE);
  return (lua_Integer)lua_rawlen(L, i);
}

static int table_insert(lua_State *L) {
  lua_Integer e = table_length(L, 1) + 1, pos;
  clb_context *c = clb_of(L);
  unsigned t = 0;
  switch (lua_gettop(L)) {
  case 2:
    pos = e;
    break;
  case 3:
    pos = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)pos - 1u < (lua_Unsigned)e, 2, "position out of bounds");
    for (lua_Integer i = e; i > pos; i--) {
      CLB_TICK(L, c, t);
      lua_rawgeti(L, 1, i - 1);
      lua_rawseti(L, 1, i);
    }
    break;
  default:
    return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_rawseti(L, 1, pos);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer n = table_length(L, 1), pos = luaL_optinteger(L, 2, n);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  if (lua_gettop(L) > 1)
    luaL_argcheck(
        L, (lua_Unsigned)n + 1u - (lua_Unsigned)pos <= (lua_Unsigned)n || pos == n + 1 || n == 0, 2,
        "position out of bounds");
  lua_rawgeti(L, 1, pos);
  for (; pos < n; pos++) {
    CLB_TICK(L, c, t);
    lua_rawgeti(L, 1, pos + 1);
    lua_rawseti(L, 1, pos);
  }
  if (n > 0) {
    lua_pushnil(L);
    lua_rawseti(L, 1, pos);
  }
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer f = luaL_checkinteger(L, 2), e = luaL_checkinteger(L, 3), d = luaL_checkinteger(L, 4);
  int tt = lua_isnoneornil(L, 5) ? 1 : 5;
  clb_context *c = clb_of(L);
  unsigned t = 0;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, tt, LUA_TTABLE);
  if (e >= f) {
    luaL_argcheck(L, f > 0 || e < LUA_MAXINTEGER + f, 3, "too many elements to move");
    luaL_argcheck(L, d <= LUA_MAXINTEGER - (e - f), 4, "destination wrap around");
    if (d > e || d <= f || (tt != 1 && !lua_rawequal(L, 1, tt)))
      for (lua_Integer i = 0; i <= e - f; i++) {
        CLB_TICK(L, c, t);
        lua_rawgeti(L, 1, f + i);
        lua_rawseti(L, tt, d + i);
      }
    else
      for (lua_Integer i = e - f; i >= 0; i--) {
        CLB_TICK(L, c, t);
        lua_rawgeti(L, 1, f + i);
        lua_rawseti(L, tt, d + i);
      }
  }
  lua_pushvalue(L, tt);
  return 1;
}

static int table_concat(lua_State *L) {
  lua_Integer last = table_length(L, 1);
  size_t ls;
  const char *sep = luaL_optlstring(L, 2, "", &ls);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  lua_Integer i = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (; i <= last; i++) {
    CLB_TICK(L, c, t);
    lua_rawgeti(L, 1, i);
    if (!lua_isstring(L, -1))
      return luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
    luaL_addvalue(&b);
    if (i == last)
      break;
    luaL_addlstring(&b, sep, ls);
  }
  luaL_pushresult(&b);
  return 1;
}

static int is_less(lua_State *L, int a, int b) { // absolute or relative stack slots
  if (lua_isnil(L, 2))
    return lua_compare(L, a, b, LUA_OPLT);
  a = lua_absindex(L, a);
  b = lua_absindex(L, b);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  int r = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return r;
}

static int table_sort(lua_State *L) { // heapsort: O(n log n) whatever the comparator says
  lua_Integer n = table_length(L, 1);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  luaL_argcheck(L, n < INT_MAX, 1, "array too big");
  if (!lua_isnoneornil(L, 2))
    luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  for (lua_Integer start = n / 2, end = n; end > 1;) {
    if (start > 0) {
      lua_rawgeti(L, 1, start);
      start--;
    } else {
      lua_rawgeti(L, 1, end);
      lua_rawgeti(L, 1, 1);
      lua_rawseti(L, 1, end);
      end--;
      if (end == 1) {
        lua_rawseti(L, 1, 1);
        break;
      }
    }
    lua_Integer root = start > 0 || end == n ? start + 1 : 1; // value to sift is on top (slot 3)
    if (end < n)
      root = 1;
    for (lua_Integer ch = root * 2; ch <= end; ch = root * 2) {
      CLB_TICK(L, c, t);
      lua_rawgeti(L, 1, ch); // 4
      if (ch < end) {
        lua_rawgeti(L, 1, ch + 1);
        if (is_less(L, -2, -1)) {
          lua_remove(L, -2);
          ch++;
        } else
          lua_pop(L, 1);
      }
      if (!is_less(L, -2, -1)) {
        lua_pop(L, 1);
        break;
      }
      lua_rawseti(L, 1, root);
      root = ch;
    }
    lua_rawseti(L, 1, root);
  }
  return 0;
}

static int table_unpack(lua_State *L) {
  lua_Integer i = luaL_optinteger(L, 2, 1),
              e = lua_isnoneornil(L, 3) ? (lua_Integer)lua_rawlen(L, 1) : luaL_checkinteger(L, 3);
  luaL_checktype(L, 1, LUA_TTABLE);
  if (i > e)
    return 0;
  lua_Unsigned n = (lua_Unsigned)e - (lua_Unsigned)i;
  if (n >= 250000 || !lua_checkstack(L, (int)++n))
    return luaL_error(L, "too many results to unpack");
  for (; i < e; i++)
    lua_rawgeti(L, 1, i);
  lua_rawgeti(L, 1, e);
  return (int)n;
}

const luaL_Reg clb_table_functions[] = {{"insert", table_insert},
                                        {"remove", table_remove},
                                        {"move", table_move},
                                        {"concat", table_concat},
                                        {"sort", table_sort},
                                        {"unpack", table_unpack},
                                        {NULL, NULL}};
