enum FundResultsModule {}
