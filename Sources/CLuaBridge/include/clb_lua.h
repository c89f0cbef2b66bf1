// The only view Swift has of liblua: functions that can never raise, declared one by one.
//
// A Lua error is a longjmp, and one over a Swift frame is undefined and leaks without a crash. So
// lua.h stays out of this header, and calling a raising function from Swift does not compile. The C
// files include lua.h as well, so the C compiler checks each prototype here. Source: column 3 of
// the [-o, +p, x] marks in the Lua 5.4 manual, section 4.6; only functions marked "-" are listed.
#ifndef CLB_LUA_H
#define CLB_LUA_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lua_State lua_State;

extern int(lua_absindex)(lua_State *L, int index);
extern int(lua_gettop)(lua_State *L);
extern void(lua_settop)(lua_State *L, int index);
extern void(lua_pushvalue)(lua_State *L, int index);
extern int(lua_checkstack)(lua_State *L, int count);
extern int(lua_isinteger)(lua_State *L, int index);
extern int(lua_type)(lua_State *L, int index);
extern const char *(lua_typename)(lua_State * L, int type);
extern double(lua_tonumberx)(lua_State *L, int index, int *is_number);
extern long long(lua_tointegerx)(lua_State *L, int index, int *is_integer);
extern int(lua_toboolean)(lua_State *L, int index);
extern unsigned long long(lua_rawlen)(lua_State *L, int index);
extern int(lua_rawequal)(lua_State *L, int first, int second);
extern const char *(lua_getupvalue)(lua_State * L, int function, int number);
extern int(lua_getmetatable)(lua_State *L, int index);
extern void(lua_pushnil)(lua_State *L);
extern void(lua_pushnumber)(lua_State *L, double number);
extern void(lua_pushinteger)(lua_State *L, long long integer);
extern void(lua_pushboolean)(lua_State *L, int boolean);
#endif
