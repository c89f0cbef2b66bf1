#include <lua.h>
#include "CLuaBridge.h"
int clb_placeholder(void) { return LUA_VERSION_NUM; }
