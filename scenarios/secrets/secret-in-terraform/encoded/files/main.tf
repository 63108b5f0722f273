resource "aws_secretsmanager_secret_version" "db" {
  secret_string = jsonencode({ password = "Tr0ub4dor&3" })
}
