// Vectors and matrices of doubles that Swift owns: what must be fast is here, the rest is in Swift.
#include "internal.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void clb_print_number(char *out, size_t capacity, double number) {
  snprintf(out, capacity, "%.14g", number);
  if (strtod(out, NULL) != number && !isnan(number))
    snprintf(out, capacity, "%.17g", number);
  if (strpbrk(out, ".ein") == NULL && strlen(out) + 2 < capacity)
    strcat(out, ".0");
}

static int lookup(lua_State *L) { // of a method by name
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
    return 1;
  return luaL_error(
      L, "%s has no member '%s'", lua_tostring(L, lua_upvalueindex(3)), luaL_tolstring(L, 2, NULL));
}

int clb_vector_index(lua_State *L) {
  clb_object *v = clb_check(L, 1, CLB_KIND_VECTOR, "Vector");
  if (__builtin_expect(lua_type(L, 2) != LUA_TNUMBER, 0))
    return lookup(L);
  int is_integer;
  lua_Integer i = lua_tointegerx(L, 2, &is_integer);
  if (__builtin_expect(!is_integer || (lua_Unsigned)i - 1 >= v->count, 0))
    lua_pushnil(L); // like a table: nil past the end
  else
    lua_pushnumber(L, v->base[i - 1]);
  return 1;
}

static int vector_newindex(lua_State *L) {
  clb_object *v = clb_check(L, 1, CLB_KIND_VECTOR, "Vector");
  lua_Integer i = luaL_checkinteger(L, 2);
  if (!v->writable)
    return luaL_error(L, "this vector is read-only; :copy() makes one to write to");
  if ((lua_Unsigned)i - 1 >= v->count)
    return luaL_error(
        L, "index %I is outside of the vector (1 to %I)", (LUAI_UACINT)i, (LUAI_UACINT)v->count);
  v->base[i - 1] = luaL_checknumber(L, 3);
  return 0;
}

static int vector_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)clb_check(L, 1, CLB_KIND_VECTOR, "Vector")->count);
  return 1;
}

static int vector_get(lua_State *L) {
  clb_object *v = clb_check(L, 1, CLB_KIND_VECTOR, "Vector");
  lua_Integer i = luaL_checkinteger(L, 2);
  luaL_argcheck(L, (lua_Unsigned)i - 1 < v->count, 2, "index out of range");
  lua_pushnumber(L, v->base[i - 1]);
  return 1;
}

static int vector_sum(lua_State *L) {
  clb_object *v = clb_check(L, 1, CLB_KIND_VECTOR, "Vector");
  double sum = 0;
  for (size_t i = 0; i < v->count; i++)
    sum += v->base[i];
  lua_pushnumber(L, sum);
  return 1;
}

static int vector_table(lua_State *L) {
  clb_object *v = clb_check(L, 1, CLB_KIND_VECTOR, "Vector");
  lua_createtable(L, v->count > INT_MAX / 2 ? 0 : (int)v->count, 0);
  clb_context *context = clb_of(L);
  unsigned ticks = 0;
  for (size_t i = 0; i < v->count; i++) {
    CLB_TICK(L, context, ticks);
    lua_pushnumber(L, v->base[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int vector_tostring(lua_State *L) {
  clb_object *v = clb_test(L, 1);
  if (v == NULL || !clb_is_live(v)) {
    lua_pushliteral(L, "Vector (closed)");
    return 1;
  }
  char text[40];
  size_t shown = v->count <= 8 ? v->count : 6;
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  lua_pushfstring(L, "Vector(%I) [", (LUAI_UACINT)v->count);
  luaL_addvalue(&buffer);
  for (size_t i = 0; i < shown; i++) {
    snprintf(text, sizeof text, i == 0 ? "%.6g" : ", %.6g", v->base[i]);
    luaL_addstring(&buffer, text);
  }
  luaL_addstring(&buffer, v->count > shown ? ", ...]" : "]");
  luaL_pushresult(&buffer);
  return 1;
}

static size_t check_position(lua_State *L, int index, size_t count, const char *what) {
  lua_Integer i = luaL_checkinteger(L, index);
  if ((lua_Unsigned)i - 1 >= count)
    luaL_error(
        L, "%s %I is outside of the matrix (1 to %I)", what, (LUAI_UACINT)i, (LUAI_UACINT)count);
  return (size_t)i - 1;
}

static int matrix_get(lua_State *L) {
  clb_object *m = clb_check(L, 1, CLB_KIND_MATRIX, "Matrix");
  size_t row = check_position(L, 2, m->rows, "row");
  size_t column = check_position(L, 3, m->columns, "column");
  lua_pushnumber(L, m->base[row * m->columns + column]);
  return 1;
}

static int matrix_row(lua_State *L) { // a view, whose user value keeps the matrix alive
  clb_object *m = clb_check(L, 1, CLB_KIND_MATRIX, "Matrix");
  size_t row = check_position(L, 2, m->rows, "row");
  clb_object *view = lua_newuserdatauv(L, sizeof *view, 1);
  memset(view, 0, sizeof *view);
  view->magic = CLB_MAGIC;
  view->kind = CLB_KIND_VECTOR;
  view->base = m->base + row * m->columns;
  view->count = m->columns;
  view->parent = m;
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  clb_push_metatable(L, NULL, CLB_KIND_VECTOR);
  lua_setmetatable(L, -2);
  return 1;
}

int clb_matrix_index(lua_State *L) {
  clb_check(L, 1, CLB_KIND_MATRIX, "Matrix");
  if (lua_type(L, 2) == LUA_TNUMBER)
    return matrix_row(L);
  return lookup(L);
}

static int matrix_dimensions(lua_State *L) {
  clb_object *m = clb_check(L, 1, CLB_KIND_MATRIX, "Matrix");
  lua_pushinteger(L, (lua_Integer)m->rows);
  lua_pushinteger(L, (lua_Integer)m->columns);
  return 2;
}

static int matrix_rows(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)clb_check(L, 1, CLB_KIND_MATRIX, "Matrix")->rows);
  return 1;
}

static int matrix_columns(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)clb_check(L, 1, CLB_KIND_MATRIX, "Matrix")->columns);
  return 1;
}

static int matrix_tostring(lua_State *L) {
  clb_object *m = clb_test(L, 1);
  if (m == NULL || m->closed)
    lua_pushliteral(L, "Matrix (closed)");
  else
    lua_pushfstring(L, "Matrix(%I x %I)", (LUAI_UACINT)m->rows, (LUAI_UACINT)m->columns);
  return 1;
}

const luaL_Reg clb_vector_meta[] = {
    {"__newindex", vector_newindex},
    {"__len", vector_length},
    {"__tostring", vector_tostring},
    {NULL, NULL}};
const luaL_Reg clb_vector_methods[] = {
    {"get", vector_get}, {"sum", vector_sum}, {"table", vector_table}, {NULL, NULL}};
const luaL_Reg clb_matrix_meta[] = {
    {"__len", matrix_rows}, {"__tostring", matrix_tostring}, {NULL, NULL}};
const luaL_Reg clb_matrix_methods[] = {{"get", matrix_get},         {"row", matrix_row},
                                       {"dims", matrix_dimensions}, {"rows", matrix_rows},
                                       {"columns", matrix_columns}, {NULL, NULL}};
