// Coroutines that a stop reaches: each resume enters the coroutine in the chain that the signal
// handler arms.
#include "internal.h"

static lua_State *check_coroutine(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co, 1, "coroutine");
  return co;
}

// The number of results on L; -1: the error is on L.
static int resume(lua_State *L, lua_State *co, int count) {
  clb_context *context = clb_of(L);
  if (context->stop->reason != CLB_RUNNING)
    clb_raise_stop(L);
  if (!lua_checkstack(co, count)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, co, count);
  if (context->instruction_limit != 0 && lua_gethook(co) == NULL)
    clb_standing_hook(co);
  clb_running node = {co, context->running};
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  context->running = &node; // a signal now reaches this coroutine too
  int result_count, status = lua_resume(co, L, count, &result_count);
  context->running = node.previous;
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(co, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, result_count + 1)) {
    lua_pop(co, result_count);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(co, L, result_count);
  return result_count;
}

static int coroutine_resume(lua_State *L) {
  int count = resume(L, check_coroutine(L), lua_gettop(L) - 1);
  if (clb_of(L)->stop->reason != CLB_RUNNING)
    clb_raise_stop(L);
  lua_pushboolean(L, count >= 0);
  if (count < 0)
    count = 1;
  lua_insert(L, -(count + 1));
  return count + 1;
}

static int wrapped(lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int count = resume(L, co, lua_gettop(L));
  if (clb_of(L)->stop->reason != CLB_RUNNING)
    clb_raise_stop(L);
  if (count >= 0)
    return count;
  // Closing runs __close with hooks off: for scripts of the user only.
  int status = lua_status(co);
  if (!clb_of(L)->sandboxed && status != LUA_OK && status != LUA_YIELD) {
    lua_resetthread(co);
    lua_settop(co, 0);
  }
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int coroutine_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  // What it does after its last full step would go uncounted.
  clb_charge(clb_of(L), CLB_COUNT_STEP);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int coroutine_wrap(lua_State *L) {
  coroutine_create(L);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

const luaL_Reg clb_coroutine_functions[] = {
    {"resume", coroutine_resume},
    {"wrap", coroutine_wrap},
    {"create", coroutine_create},
    {NULL, NULL}};
