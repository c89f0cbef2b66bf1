// Seen by CLuaBridge only. Swift never imports this module: see Sources/LuaRuntime/README.md.
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
