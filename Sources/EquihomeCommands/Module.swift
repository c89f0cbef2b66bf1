enum EquihomeCommandsModule {}
