statement {
  sid = "a"
}
dynamic "statement" {
  for_each = toset(["b", "c"])
  iterator = it
  content {
    resources = ["arn:${it.value}"]
  }
}
