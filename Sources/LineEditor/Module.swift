enum LineEditorModule {}
