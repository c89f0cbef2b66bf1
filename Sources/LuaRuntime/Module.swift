enum LuaRuntimeModule {}
