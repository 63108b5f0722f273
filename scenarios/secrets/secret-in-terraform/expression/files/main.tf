resource "aws_secretsmanager_secret_version" "db" {
  secret_string = format("Tr0ub4dor&%s", var.suffix)
}
