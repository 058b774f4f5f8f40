"""The official form (格式), as data: what a report of one edition looks like."""
