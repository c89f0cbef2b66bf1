print("equihome")
