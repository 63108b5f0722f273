variable "db_password" {
  type    = string
  default = "Tr0ub4dor&3"
}

resource "aws_db_instance" "main" {
  username = "app"
  password = "correcthorse"
}
