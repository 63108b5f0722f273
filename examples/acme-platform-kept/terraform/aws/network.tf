resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_security_group" "bastion" {
  name        = "bastion"
  description = "SSH from the offices"
  vpc_id      = aws_vpc.main.id

  ingress {
    description      = "the offices, as gatehouse.yaml names them"
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    cidr_blocks      = ["203.0.113.0/28"]
    ipv6_cidr_blocks = ["2001:db8:acce::/56"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "nodes" {
  security_group_id = aws_security_group.nodes.id
  description       = "HTTPS for everyone"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_security_group" "nodes" {
  name   = "nodes"
  vpc_id = aws_vpc.main.id
}
