"""The roster (名录): which agencies there are, what they are called, what they owe and when."""
