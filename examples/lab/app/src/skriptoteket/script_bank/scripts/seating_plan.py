print("seats")
