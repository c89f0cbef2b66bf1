enum FundNumericsModule {}
