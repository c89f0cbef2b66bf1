// table.insert, remove, move, concat, sort and unpack that can be stopped. Metamethods count as in
// the stock functions; a __len that lies makes a loop long, which the stop ends.
#include "internal.h"
#include <limits.h>
#include <string.h>

enum { READ = 1, WRITE = 2, LENGTH = 4 };

// A table, or what behaves as one.
static void check_table(lua_State *L, int index, int what) {
  static const struct {
    int need;
    const char *name;
  } fields[] = {{READ, "__index"}, {WRITE, "__newindex"}, {LENGTH, "__len"}};
  if (lua_istable(L, index))
    return;
  bool fits = lua_getmetatable(L, index);
  for (int i = 0; fits && i < 3; i++)
    if (what & fields[i].need) {
      lua_pushstring(L, fields[i].name);
      fits = lua_rawget(L, -2) != LUA_TNIL;
      lua_pop(L, 1);
    }
  if (!fits)
    luaL_checktype(L, index, LUA_TTABLE); // raises
  lua_pop(L, 1);
}

static lua_Integer table_length(lua_State *L, int index, int what) {
  check_table(L, index, what | LENGTH);
  return luaL_len(L, index);
}

static int table_insert(lua_State *L) {
  lua_Integer e = table_length(L, 1, READ | WRITE), pos;
  e = (lua_Integer)((lua_Unsigned)e + 1); // the first free place
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
      lua_geti(L, 1, i - 1);
      lua_seti(L, 1, i);
    }
    break;
  default:
    return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, pos);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer n = table_length(L, 1, READ | WRITE), pos = luaL_optinteger(L, 2, n);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  if (pos != n) // the place behind the last counts too
    luaL_argcheck(
        L, (lua_Unsigned)pos - 1u <= (lua_Unsigned)n, 2, "position out of bounds");
  lua_geti(L, 1, pos);
  for (; pos < n; pos++) {
    CLB_TICK(L, c, t);
    lua_geti(L, 1, pos + 1);
    lua_seti(L, 1, pos);
  }
  lua_pushnil(L);
  lua_seti(L, 1, pos);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer f = luaL_checkinteger(L, 2), e = luaL_checkinteger(L, 3), d = luaL_checkinteger(L, 4);
  int tt = lua_isnoneornil(L, 5) ? 1 : 5;
  clb_context *c = clb_of(L);
  unsigned t = 0;
  check_table(L, 1, READ);
  check_table(L, tt, WRITE);
  if (e >= f) {
    luaL_argcheck(L, f > 0 || e < LUA_MAXINTEGER + f, 3, "too many elements to move");
    lua_Integer n = e - f + 1;
    luaL_argcheck(L, d <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
    bool forward = d > e || d <= f || (tt != 1 && !lua_compare(L, 1, tt, LUA_OPEQ));
    for (lua_Integer k = 0; k < n; k++) {
      CLB_TICK(L, c, t);
      lua_Integer i = forward ? k : n - 1 - k;
      lua_geti(L, 1, f + i);
      lua_seti(L, tt, d + i);
    }
  }
  lua_pushvalue(L, tt);
  return 1;
}

static void add_field(lua_State *L, luaL_Buffer *b, lua_Integer i) {
  lua_geti(L, 1, i);
  if (!lua_isstring(L, -1))
    luaL_error(
        L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1),
        (LUAI_UACINT)i);
  luaL_addvalue(b);
}

static int table_concat(lua_State *L) {
  lua_Integer last = table_length(L, 1, READ);
  size_t ls;
  const char *sep = luaL_optlstring(L, 2, "", &ls);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  lua_Integer i = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (; i < last; i++) {
    CLB_TICK(L, c, t);
    add_field(L, &b, i);
    luaL_addlstring(&b, sep, ls);
  }
  if (i == last)
    add_field(L, &b, i);
  luaL_pushresult(&b);
  return 1;
}

static bool is_less(lua_State *L, int a, int b) { // of the stack, counted from its top
  if (lua_isnil(L, 2))
    return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a - 1);
  lua_pushvalue(L, b - 2);
  lua_call(L, 2, 1);
  bool less = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return less;
}

typedef struct merging {
  clb_context *context;
  unsigned ticks;
  int from, to; // stack slots
} merging;

static void copy_run(lua_State *L, merging *m, lua_Integer low, lua_Integer high, lua_Integer at) {
  for (; low <= high; low++, at++) {
    CLB_TICK(L, m->context, m->ticks);
    lua_rawgeti(L, m->from, low);
    lua_rawseti(L, m->to, at);
  }
}

// Merges low ..< middle with middle ... high; of equal elements the left one goes first.
static void merge(
    lua_State *L, merging *m, lua_Integer low, lua_Integer middle, lua_Integer high) {
  lua_Integer left = low, right = middle, at = low;
  lua_rawgeti(L, m->from, middle - 1);
  lua_rawgeti(L, m->from, middle);
  bool ordered = !is_less(L, -1, -2);
  lua_pop(L, 2);
  if (ordered) {
    copy_run(L, m, low, high, low);
    return;
  }
  lua_rawgeti(L, m->from, left);
  lua_rawgeti(L, m->from, right);
  for (;; at++) {
    CLB_TICK(L, m->context, m->ticks);
    if (is_less(L, -1, -2)) {
      lua_rawseti(L, m->to, at);
      if (++right > high)
        break;
    } else {
      lua_pushvalue(L, -2);
      lua_rawseti(L, m->to, at);
      if (++left == middle) {
        lua_pop(L, 1);
        break;
      }
      lua_rawgeti(L, m->from, left);
      lua_replace(L, -3);
      continue;
    }
    lua_rawgeti(L, m->from, right);
  }
  lua_pop(L, 1);
  copy_run(L, m, left, middle - 1, at + 1);
  copy_run(L, m, right, high, at + 1);
}

// A stable merge sort: no more than n log n comparisons whatever the comparator says, and the same
// order of equal elements each time (the stock one takes pivots from the clock). The table changes
// at the end only: an error leaves it as it was.
static int table_sort(lua_State *L) {
  lua_Integer n = table_length(L, 1, READ | WRITE);
  if (n < 2)
    return 0;
  luaL_argcheck(L, n < INT_MAX, 1, "array too big");
  if (!lua_isnoneornil(L, 2))
    luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  merging m = {clb_of(L), 0, 3, 4};
  // As long as the table truly is: a __len may lie.
  lua_Integer room = lua_istable(L, 1) && (lua_Unsigned)n <= lua_rawlen(L, 1) ? n : 0;
  lua_createtable(L, (int)room, 0);
  lua_createtable(L, (int)room, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    CLB_TICK(L, m.context, m.ticks);
    lua_geti(L, 1, i);
    lua_rawseti(L, m.from, i);
  }
  for (lua_Integer width = 1; width < n; width *= 2) {
    for (lua_Integer low = 1; low <= n; low += 2 * width) {
      lua_Integer middle = low + width, high = low + 2 * width - 1;
      if (middle > n)
        copy_run(L, &m, low, n, low);
      else
        merge(L, &m, low, middle, high < n ? high : n);
    }
    int from = m.from;
    m.from = m.to;
    m.to = from;
  }
  for (lua_Integer i = 1; i <= n; i++) {
    CLB_TICK(L, m.context, m.ticks);
    lua_rawgeti(L, m.from, i);
    lua_seti(L, 1, i);
  }
  return 0;
}

static int table_unpack(lua_State *L) {
  lua_Integer i = luaL_optinteger(L, 2, 1);
  lua_Integer e = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  if (i > e)
    return 0;
  lua_Unsigned n = (lua_Unsigned)e - (lua_Unsigned)i;
  if (n >= (unsigned)INT_MAX || !lua_checkstack(L, (int)++n))
    return luaL_error(L, "too many results to unpack");
  for (; i < e; i++) {
    CLB_TICK(L, c, t);
    lua_geti(L, 1, i);
  }
  lua_geti(L, 1, e);
  return (int)n;
}

const luaL_Reg clb_table_functions[] = {{"insert", table_insert},
                                        {"remove", table_remove},
                                        {"move", table_move},
                                        {"concat", table_concat},
                                        {"sort", table_sort},
                                        {"unpack", table_unpack},
                                        {NULL, NULL}};
