enum FundEngineModule {}
