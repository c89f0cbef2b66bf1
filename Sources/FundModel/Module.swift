enum FundModelModule {}
