enum FundServiceModule {}
