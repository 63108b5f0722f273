resource "aws_db_instance" "shop" {
  identifier          = "shop"
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  allocated_storage   = 100
  username            = "shop"
  password            = "9vTq-Lantern-Moss-27"
  skip_final_snapshot = true
}
