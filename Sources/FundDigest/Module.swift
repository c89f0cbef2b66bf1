enum FundDigestModule {}
