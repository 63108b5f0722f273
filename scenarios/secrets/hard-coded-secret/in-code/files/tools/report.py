import psycopg2


def connect():
    return psycopg2.connect(host="db.internal", user="report", password="Vq7#tRw2kLz9")
