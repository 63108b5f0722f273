resource "aws_security_group" "bastion" {
  ingress {
    from_port = 22
    to_port = 22
    protocol = "tcp"
    cidr_blocks = var.offices
  }
}

resource "aws_security_group" "listed" {
  ingress {
    from_port = 22
    to_port = 22
    protocol = "tcp"
    prefix_list_ids = ["pl-1"]
  }
}
