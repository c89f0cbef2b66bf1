enum FundScriptingModule {}
