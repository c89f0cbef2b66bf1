enum FundAnalysisModule {}
