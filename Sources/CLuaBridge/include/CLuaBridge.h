int clb_placeholder(void);
