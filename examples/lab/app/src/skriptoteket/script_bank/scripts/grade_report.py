print("grades")
