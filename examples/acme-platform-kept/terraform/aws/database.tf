resource "aws_db_instance" "shop" {
  identifier                  = "shop"
  engine                      = "postgres"
  engine_version              = "17.5"
  instance_class              = "db.m7g.large"
  allocated_storage           = 100
  username                    = "shop"
  manage_master_user_password = true
}
