"""What is to be done and when: Home, tasks, the calendar, the line for what just happened."""
