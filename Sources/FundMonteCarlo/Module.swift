enum FundMonteCarloModule {}
