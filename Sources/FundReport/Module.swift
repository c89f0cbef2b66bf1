enum FundReportModule {}
