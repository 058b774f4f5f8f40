"""Rule files become Rule values, with the law they rest on; judges nothing."""
