resource "aws_security_group" "bastion" {
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    self      = true
  }
  ingress {
    from_port       = 20
    to_port         = 25
    protocol        = "tcp"
    prefix_list_ids = ["pl-1"]
    cidr_blocks     = ["198.51.100.0/24"]
  }
}
