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
      [CLB_STOP_MEMORY] = "stopped: memory limit",
      [CLB_STOP_INSTRUCTIONS] = "stopped: instruction limit",
      [CLB_STOP_OUTPUT] = "stopped: output limit"};
  luaL_error(L, "%s", texts[context->stop->reason]);
  abort(); // luaL_error does not return
}

// The hook that stays while nothing is wrong: none, or the count of instructions.
void clb_standing_hook(lua_State *L) {
  if (clb_of(L)->instruction_limit == 0)
    lua_sethook(L, NULL, 0, 0);
  else
    lua_sethook(L, clb_hook, LUA_MASKCOUNT, CLB_COUNT_STEP);
}

// Back to the standing hook. What a thread had counted is lost where it was armed meanwhile: it is
// charged a whole step, so that arming is no way around the limit.
static void disarm(lua_State *L) {
  clb_context *context = clb_of(L);
  if (context->instruction_limit != 0 && lua_gethook(L) == clb_hook &&
      lua_gethookmask(L) == LUA_MASKCOUNT && lua_gethookcount(L) == CLB_COUNT_STEP)
    return;
  clb_charge(context, CLB_COUNT_STEP);
  clb_standing_hook(L);
}

static void disarm_all(clb_context *context) {
  for (clb_running *node = context->running; node; node = node->previous)
    disarm(node->L);
}

void clb_hook(lua_State *L, lua_Debug *record) {
  (void)record;
  clb_context *context = clb_of(L);
  if (lua_gethookcount(L) == CLB_COUNT_STEP)
    clb_charge(context, CLB_COUNT_STEP);
  if (context->memory_pending && context->stop->reason == CLB_RUNNING) {
    lua_gc(L, LUA_GCCOLLECT); // a safe point: collect, then decide
    context->foreign_debt = 0;
    // With less room than a sixteenth the script would do little but collect.
    if (context->used + context->foreign > context->limit - context->limit / 16)
      context->stop->reason = CLB_STOP_MEMORY;
    else
      context->memory_pending = false;
  }
  if (context->stop->reason != CLB_RUNNING)
    clb_raise_stop(L);
  disarm_all(context);
  disarm(L); // left over from a stop that was cleared
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
  context->instructions = 0;
  for (clb_running *node = context->running; node; node = node->previous)
    clb_standing_hook(node->L);
}

void clb_limit_instructions(clb_context *context, size_t limit) {
  context->instruction_limit = limit;
  clb_standing_hook(context->active);
}

void clb_begin_allowance(clb_context *context) {
  context->instructions = 0;
  context->printed = 0;
}

void clb_emit(clb_context *context, const char *bytes, size_t count) {
  if (count > context->print_limit - context->printed) {
    clb_interrupt(context, CLB_STOP_OUTPUT);
    return;
  }
  context->printed += count;
  context->output(context->host, bytes, count);
}
