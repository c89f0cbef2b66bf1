// pairs() in a fixed order. Lua seeds its string hash from addresses and the clock, so that stock
// pairs() visits string keys in another order in each state, and a sum over them changes in its
// last bits.
#include "internal.h"
#include <stdlib.h>
#include <string.h>

typedef struct pairs_key {
  int type; // 1 number, 2 string, 3 other: in the order met
  double number;
  lua_Integer integer; // exact, of one
  bool is_integer;
  const char *bytes;
  size_t length;
  int slot;
} pairs_key;

static int compare_keys(const void *x, const void *y) {
  const pairs_key *a = x, *b = y;
  if (a->type != b->type)
    return a->type - b->type;
  if (a->type == 1 && a->is_integer && b->is_integer)
    return a->integer < b->integer ? -1 : a->integer > b->integer;
  if (a->type == 1)
    return a->number < b->number ? -1 : a->number > b->number;
  if (a->type == 2) {
    int r = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    return r ? r : a->length < b->length ? -1 : a->length > b->length;
  }
  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return a->slot - b->slot;
}

static int pairs_next(lua_State *L) { // upvalues: table, keys (or nil), position, array length
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(3)) + 1,
              n = lua_tointeger(L, lua_upvalueindex(4));
  for (;; i++) {
    if (i <= n) {
      lua_pushinteger(L, i);
      lua_rawgeti(L, lua_upvalueindex(1), i);
    } else {
      if (lua_isnil(L, lua_upvalueindex(2)) ||
          lua_rawgeti(L, lua_upvalueindex(2), i - n) == LUA_TNIL) {
        lua_pushnil(L);
        return 1;
      }
      lua_pushvalue(L, -1);
      lua_rawget(L, lua_upvalueindex(1));
    }
    if (!lua_isnil(L, -1))
      break; // removed meanwhile
    lua_pop(L, 2);
  }
  lua_pushinteger(L, i);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

int clb_sorted_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_call(L, 1, 3);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_Integer n = (lua_Integer)lua_rawlen(L, 1);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  size_t m = 0;
  lua_pushvalue(L, 1); // 2: upvalue table
  lua_pushnil(L);      // no jump to key n: it may live in the hash part
  while (lua_next(L, 1)) {
    CLB_TICK(L, c, t);
    lua_pop(L, 1);
    if (!(lua_isinteger(L, -1) && (lua_Unsigned)lua_tointeger(L, -1) - 1 < (lua_Unsigned)n))
      m++;
  }
  if (m == 0)
    lua_pushnil(L);
  else {
    lua_createtable(L, (int)m, 0); // 3: keys
    pairs_key *k = lua_newuserdatauv(L, m * sizeof *k, 0);
    size_t j = 0;
    lua_pushnil(L);
    while (lua_next(L, 1) && j < m) {
      lua_pop(L, 1);
      if (lua_isinteger(L, -1) && (lua_Unsigned)lua_tointeger(L, -1) - 1 < (lua_Unsigned)n)
        continue;
      pairs_key *q = &k[j];
      int ty = lua_type(L, -1);
      if (c->pure && ty != LUA_TNUMBER && ty != LUA_TSTRING && ty != LUA_TBOOLEAN)
        luaL_error(L, "pairs: keys that are a %s have no fixed order", luaL_typename(L, -1));
      memset(q, 0, sizeof *q);
      q->type = ty == LUA_TNUMBER ? 1 : ty == LUA_TSTRING ? 2 : 3;
      q->slot = (int)++j;
      if (ty == LUA_TBOOLEAN)
        q->number = lua_toboolean(L, -1);
      if (q->type == 1) {
        q->number = lua_tonumber(L, -1);
        q->is_integer = lua_isinteger(L, -1);
        q->integer = q->is_integer ? lua_tointeger(L, -1) : 0;
      }
      if (q->type == 2)
        q->bytes = lua_tolstring(L, -1, &q->length);
      lua_pushvalue(L, -1);
      lua_rawseti(L, 3, (lua_Integer)j);
    }
    lua_settop(L, 4);
    m = j; // a collection meanwhile may have emptied entries of a weak table
    qsort(k, m, sizeof *k, compare_keys);
    lua_createtable(L, (int)m, 0);
    for (j = 0; j < m; j++) {
      lua_rawgeti(L, 3, k[j].slot);
      lua_rawseti(L, 5, (lua_Integer)j + 1);
    }
    lua_replace(L, 3);
    lua_settop(L, 3);
  }
  lua_pushinteger(L, 0);
  lua_pushinteger(L, n);
  lua_pushcclosure(L, pairs_next, 4);
  return 1;
}

static int rank(lua_State *L, int index) {
  int type = lua_type(L, index);
  return type == LUA_TNUMBER ? 1 : type == LUA_TSTRING ? 2 : 3;
}

// Whether the key at `a` comes before that at `b`: numbers, then strings, by value.
static bool precedes(lua_State *L, int a, int b) {
  int first = rank(L, a), second = rank(L, b);
  if (first != second)
    return first < second;
  if (first == 1)
    return lua_compare(L, a, b, LUA_OPLT);
  if (first == 3)
    return false;
  size_t m, n;
  const char *x = lua_tolstring(L, a, &m), *y = lua_tolstring(L, b, &n);
  int order = memcmp(x, y, m < n ? m : n);
  return order != 0 ? order < 0 : m < n;
}

// next() in the order of pairs(). Outside of the sequence each call looks through the table.
int clb_sorted_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1), at = lua_isnil(L, 2) ? 0 : -1;
  clb_context *context = clb_of(L);
  unsigned ticks = 0;
  if (lua_isinteger(L, 2) && (lua_Unsigned)lua_tointeger(L, 2) - 1 < (lua_Unsigned)count)
    at = lua_tointeger(L, 2);
  bool from_start = at >= 0; // of what lies outside of the sequence
  for (; at >= 0 && at < count; at++) {
    CLB_TICK(L, context, ticks);
    if (lua_rawgeti(L, 1, at + 1) != LUA_TNIL) {
      lua_pushinteger(L, at + 1);
      lua_insert(L, -2);
      return 2;
    }
    lua_pop(L, 1);
  }
  bool found = false, passed = from_start || rank(L, 2) < 3; // keys without an order may follow
  lua_pushnil(L);                                            // 3: the best key so far
  lua_pushnil(L);                                            // 4: the key at hand
  while (lua_next(L, 1)) {
    CLB_TICK(L, context, ticks);
    lua_pop(L, 1);
    if (lua_isinteger(L, 4) && (lua_Unsigned)lua_tointeger(L, 4) - 1 < (lua_Unsigned)count)
      continue;
    bool other = rank(L, 4) == 3;
    bool follows = other ? passed : from_start || precedes(L, 2, 4);
    if (follows && (!found || precedes(L, 4, 3))) {
      lua_copy(L, 4, 3);
      found = true;
    }
    if (other && lua_rawequal(L, 2, 4))
      passed = true;
  }
  if (!found) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushvalue(L, 3);
  lua_rawget(L, 1);
  return 2; // the key at 3, its value at 4
}
