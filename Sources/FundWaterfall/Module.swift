enum FundWaterfallModule {}
