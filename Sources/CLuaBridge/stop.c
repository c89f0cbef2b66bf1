// Stopping a script: a hook that is armed only when there is a reason, so that running costs
// nothing.
#include "internal.h"
#include <stdlib.h>

clb_stop_cell *clb_stop_cell_retain(clb_stop_cell *cell) {
  __atomic_add_fetch(&cell->references, 1, __ATOMIC_RELAXED);
  return cell;
}

void clb_stop_cell_release(clb_stop_cell *cell) {
  if (__atomic_sub_fetch(&cell->references, 1, __ATOMIC_ACQ_REL) == 0)
    free(cell);
}

int clb_stop_cell_reason(clb_stop_cell *cell) {
  return __atomic_load_n(&cell->reason, __ATOMIC_RELAXED);
}

// On the main thread and on each resumed coroutine. Safe in a signal handler on the state's thread.
void clb_arm(clb_context *context, int mask) {
  for (clb_running *node = context->running; node; node = node->previous)
    lua_sethook(node->L, clb_hook, mask, 1);
}

_Noreturn void clb_raise_stop(lua_State *L) {
  clb_context *context = clb_of(L);
  // Fires again at each instruction: pcall and __close of the script cannot swallow it.
  clb_arm(context, LUA_MASKCOUNT);
  lua_sethook(L, clb_hook, LUA_MASKCOUNT, 1);
  static const char *const texts[] = {
      [CLB_STOP_USER] = "stopped: interrupted",
      [CLB_STOP_TIME] = "stopped: time limit",
      [CLB_STOP_MEMORY] = "stopped: memory limit"};
  luaL_error(L, "%s", texts[context->stop->reason]);
  abort(); // luaL_error does not return
}

void clb_hook(lua_State *L, lua_Debug *record) {
  (void)record;
  clb_context *context = clb_of(L);
  if (context->memory_pending && context->stop->reason == CLB_RUNNING) {
    lua_gc(L, LUA_GCCOLLECT); // a safe point: collect, then decide
    context->foreign_debt = 0;
    if (context->used + context->foreign > context->limit)
      context->stop->reason = CLB_STOP_MEMORY;
    else
      context->memory_pending = false;
  }
  if (context->stop->reason != CLB_RUNNING)
    clb_raise_stop(L);
  for (clb_running *node = context->running; node; node = node->previous)
    lua_sethook(node->L, NULL, 0, 0);
  lua_sethook(L, NULL, 0, 0); // left over from a stop that was cleared
}

void clb_interrupt(clb_context *context, int reason) {
  if (context->stop->reason == CLB_RUNNING)
    context->stop->reason = reason;
  clb_arm(context, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT);
}

void clb_clear_stop(clb_context *context) {
  // Only now, with no frame of the script alive: stale registers keep garbage.
  if (context->stop->reason == CLB_STOP_MEMORY || context->memory_pending)
    lua_gc(context->active, LUA_GCCOLLECT);
  context->stop->reason = CLB_RUNNING;
  context->memory_pending = false;
  for (clb_running *node = context->running; node; node = node->previous)
    lua_sethook(node->L, NULL, 0, 0);
}
