package dev.gatehouse.engines.secretscan.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericDetectorsTest {

    private static final SecretScanner SCANNER = new SecretScanner(GenericDetectors.all());

    /** Path, line, and the literal in it that is a secret. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            App.java        ¦ private static final String DB_PASSWORD = "tr0mbone!77";       ¦ tr0mbone!77
            App.java        ¦ config.setPassword("kestrel4821");                              ¦ kestrel4821
            App.java        ¦ props.put("password", "Winter!2031x");                          ¦ Winter!2031x
            App.kt          ¦ val dbPassword: String = "zebra-Lamp-19"                        ¦ zebra-Lamp-19
            App.scala       ¦ val password = "gT7pplq2"                                       ¦ gT7pplq2
            main.c          ¦ #define WIFI_PASSWORD "kq83hs91"                                ¦ kq83hs91
            main.cpp        ¦ std::string password{"m4ple;Tree"};                             ¦ m4ple;Tree
            Program.cs      ¦ var conn = "Server=db1;User Id=sa;Password=Qx7!pelican;";       ¦ Qx7!pelican
            main.go         ¦ password := "uX93kfmaq"                                         ¦ uX93kfmaq
            main.rs         ¦ const API_KEY: &str = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";       ¦ 9f8e7d6c5b4a39281706f5e4d3c2b1a0
            settings.py     ¦ 'PASSWORD': 'jfk29slq0',                                        ¦ jfk29slq0
            settings.py     ¦ SECRET_KEY = 'k2#9dq0s7f6g5h4j3k2l1z0x9c8v7b6n5m'               ¦ k2#9dq0s7f6g5h4j3k2l1z0x9c8v7b6n5m
            settings.py     ¦ password = os.getenv('DB_PASSWORD', 'orion5544')                ¦ orion5544
            app.rb          ¦ :password => 'umbrella99x',                                     ¦ umbrella99x
            config.php      ¦ define('DB_PASSWORD', 'fKd93mQz');                              ¦ fKd93mQz
            config.php      ¦ $db['default']['password'] = 'n0tEasy7';                        ¦ n0tEasy7
            Build.pl        ¦ my $passwd = "vroom2291";                                       ¦ vroom2291
            app.js          ¦ const password = process.env.DB_PASSWORD || 'gr8wallaby';       ¦ gr8wallaby
            app.ts          ¦ clientSecret: 'd83hfk20slq94mfnv73hslq0',                       ¦ d83hfk20slq94mfnv73hslq0
            App.swift       ¦ let password: String = "fig-Newton-42"                          ¦ fig-Newton-42
            App.m           ¦ NSString *password = @"k3ttleBlack";                            ¦ k3ttleBlack
            deploy.sh       ¦ export DB_PASSWORD=bl1zzard77                                   ¦ bl1zzard77
            deploy.sh       ¦ mysql -u root -pmoonrise88 -e 'show tables'                     ¦ moonrise88
            deploy.sh       ¦ curl -u admin:t0pHat55 https://intra.acme.test/api              ¦ t0pHat55
            deploy.sh       ¦ curl --user admin:'t0pHat 55' https://intra.acme.test/api        ¦ t0pHat 55
            deploy.sh       ¦ curl -uadmin:t0pHat55 https://intra.acme.test/api                ¦ t0pHat55
            deploy.sh       ¦ echo "t0pHat55" | docker login -u ada --password-stdin r.acme.io ¦ t0pHat55
            deploy.sh       ¦ echo t0pHat55 | sudo -S systemctl restart web                    ¦ t0pHat55
            deploy.sh       ¦ openssl enc -aes-256-cbc -d -in web.enc -k t0pHat55              ¦ t0pHat55
            deploy.sh       ¦ sqlcmd -S db1 -U sa -P 't0pHat55' -Q 'select 1'                  ¦ t0pHat55
            deploy.bat      ¦ net user ada t0pHat55 /add                                       ¦ t0pHat55
            deploy.bat      ¦ net use Z: \\\\nas1\\share t0pHat55 /user:ada                     ¦ t0pHat55
            deploy.ps1      ¦ ConvertTo-SecureString 'Gr4nite!Sky' -AsPlainText -Force        ¦ Gr4nite!Sky
            init.sql        ¦ CREATE USER 'app'@'%' IDENTIFIED BY 'pl4stic.Fork';             ¦ pl4stic.Fork
            values.yaml     ¦ adminPassword: qw8Rtz0p                                         ¦ qw8Rtz0p
            app.json        ¦ "accessToken": "b7Gq2kLm9Xz4Rt6Yw1Vc8Nd3"                       ¦ b7Gq2kLm9Xz4Rt6Yw1Vc8Nd3
            app.properties  ¦ spring.datasource.password=h4mmock77                            ¦ h4mmock77
            web.config      ¦ <add key="SmtpPassword" value="p1stach.io" />                   ¦ p1stach.io
            server.xml      ¦ <password>gl4cier.77</password>                                 ¦ gl4cier.77
            .netrc          ¦ machine ftp.acme.test login ada password b0bsled9               ¦ b0bsled9
            compose.yaml    ¦ - POSTGRES_PASSWORD=r4inbow-Fish                                ¦ r4inbow-Fish
            app.py          ¦ engine = create_engine('postgresql://shop:v3lvet9@db.acme.io/shop') ¦ v3lvet9
            main.go         ¦ db, err := sql.Open("mysql", "shop:v3lvet9@tcp(db:3306)/shop")  ¦ v3lvet9
            deploy.sh       ¦ git clone https://9f8e7d6c5b4a39281706f5e4d3c2b1a0@github.com/acme/shop.git ¦ 9f8e7d6c5b4a39281706f5e4d3c2b1a0
            app.http        ¦ Authorization: Basic c2hvcDp2M2x2ZXQ5                           ¦ c2hvcDp2M2x2ZXQ5
            app.http        ¦ Authorization: Bearer kq83hs91mdk20slq94mfnv73                  ¦ kq83hs91mdk20slq94mfnv73
            app.yaml        ¦ api-key: 3c1e9a72-5d0b-4f86-9ac3-7be1204f6d55                   ¦ 3c1e9a72-5d0b-4f86-9ac3-7be1204f6d55
            app.py          ¦ session.login('ada', 'w1nterSun4')                              ¦ w1nterSun4
            app.cs          ¦ await manager.PasswordSignInAsync("ada", "w1nterSun4", false, false); ¦ w1nterSun4
            app.spec.ts     ¦ await page.type('#password', 'w1nterSun4');                     ¦ w1nterSun4
            app.spec.ts     ¦ cy.get('[name="password"]').clear().type('w1nterSun4');         ¦ w1nterSun4
            test.py         ¦ driver.find_element(By.ID, "password").send_keys("w1nterSun4")  ¦ w1nterSun4
            app.feature     ¦ And I fill in "Password" with "w1nterSun4"                      ¦ w1nterSun4
            app.php         ¦ $db = new mysqli("db1", "shop", "w1nterSun4", "shop");          ¦ w1nterSun4
            app.tsx         ¦ const [password, setPassword] = useState<string>('w1nterSun4'); ¦ w1nterSun4
            app_spec.rb     ¦ let(:password) { "w1nterSun4" }                                 ¦ w1nterSun4
            main.tf         ¦ variable "db_password" { default = "w1nterSun4" }               ¦ w1nterSun4
            app.xml         ¦ <meta-data android:name="io.acme.password" android:value="w1nterSun4" /> ¦ w1nterSun4
            app.config      ¦ <add value="w1nterSun4" key="Password"/>                        ¦ w1nterSun4
            Info.plist      ¦ <key>password</key> <string>w1nterSun4</string>                 ¦ w1nterSun4
            app.py          ¦ parser.add_argument("--password", type=str, default="w1nterSun4") ¦ w1nterSun4
            app.sh          ¦ docker login -u ada -p w1nterSun4 registry.acme.test            ¦ w1nterSun4
            app.sh          ¦ redis-cli -h db1 -a w1nterSun4 ping                             ¦ w1nterSun4
            app.sh          ¦ ldapsearch -x -D "cn=admin,dc=acme" -w w1nterSun4 -b dc=acme    ¦ w1nterSun4
            app.sh          ¦ htpasswd -bc /etc/users ada w1nterSun4                          ¦ w1nterSun4
            app.sh          ¦ rabbitmqctl add_user ada w1nterSun4                             ¦ w1nterSun4
            app.sh          ¦ openssl rsa -passin pass:w1nterSun4 -in key.pem                 ¦ w1nterSun4
            app.properties  ¦ url=jdbc:oracle:thin:shop/w1nterSun4@db1:1521/XE                ¦ w1nterSun4
            .pgpass         ¦ *:*:*:shop:w1nterSun4                                           ¦ w1nterSun4
            app.js          ¦ const header = btoa("ada:w1nterSun4")                           ¦ w1nterSun4
            app.js          ¦ jwt.sign({ id }, 'w1nterSun4')                                  ¦ w1nterSun4
            app.rb          ¦ totp = ROTP::TOTP.new('MZXW6YTBOJRGC6RK', issuer: 'Acme')        ¦ MZXW6YTBOJRGC6RK
            app.py          ¦ code = pyotp.TOTP("MZXW6YTBOJRGC6RK").now()                      ¦ MZXW6YTBOJRGC6RK
            app.java        ¦ store.load(in, "w1nterSun4".toCharArray());                     ¦ w1nterSun4
            app.sql         ¦ INSERT INTO users (name, password) VALUES ('ada', 'w1nterSun4'); ¦ w1nterSun4
            app.c           ¦ strcpy(password, "w1nterSun4");                                 ¦ w1nterSun4
            app.m           ¦ [fields setObject:@"w1nterSun4" forKey:@"password"];            ¦ w1nterSun4
            app.vb          ¦ Dim password As String = "w1nterSun4"                           ¦ w1nterSun4
            app.erl         ¦ {password, <<"w1nterSun4">>},                                   ¦ w1nterSun4
            README.md       ¦ - **Password**: w1nterSun4                                      ¦ w1nterSun4
            README.md       ¦ | Password | w1nterSun4 |                                       ¦ w1nterSun4
            README.md       ¦ username/password: ada/w1nterSun4                               ¦ w1nterSun4
            """)
    void findsSecretsByTheirContext(String path, String line, String secret) {
        assertThat(found(path, line)).extracting(match -> text(line, match)).containsExactly(secret);
    }

    /** Path and line. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            App.java        ¦ private static final String PASSWORD_FIELD = "password_field";
            App.java        ¦ String password = request.getParameter("password");
            App.java        ¦ setPassword(passwordEncoder.encode(user.getPassword()));
            App.java        ¦ String tokenType = "Bearer";
            App.java        ¦ throw new Exception("Password: must not be empty");
            app.py          ¦ password = getpass.getpass("Password: ")
            app.py          ¦ token = request.headers.get('X-Auth-Token')
            app.py          ¦ password=password,
            app.py          ¦ self.verify_otp("123456")
            app.js          ¦ const password = document.getElementById('password').value;
            app.js          ¦ passwordLabel: 'Enter your password',
            app.js          ¦ key: 'ArrowLeft',
            app.ts          ¦ password: string = "";
            index.html      ¦ <input type="password" name="password" placeholder="Your password">
            app.py          ¦ sentry_sdk.init("https://9f8e7d6c5b4a39281706f5e4d3c2b1a0@o17.ingest.sentry.io/42")
            values.yaml     ¦ password: ${DB_PASSWORD}
            values.yaml     ¦ password: PHBhdGg6a3YvZGF0YS9kYiNwYXNzd29yZD4=
            values.yaml     ¦ password: JHtEQl9QQVNTV09SRH0=
            values.yaml     ¦ password: "{{ .Values.password }}"
            values.yaml     ¦ secretName: registry-credentials
            values.yaml     ¦ passwordKey: admin-password
            values.yaml     ¦ existingSecret: my-secret
            deploy.sh       ¦ PASSWORD=$1
            deploy.sh       ¦ TOKEN=$(vault read -field=token secret/ci)
            main.go         ¦ password := os.Getenv("DB_PASSWORD")
            main.go         ¦ token string `json:"token"`
            app.json        ¦ "publicKeyToken": "b77a5c561934e089"
            app.properties  ¦ password.label=Password
            schema.sql      ¦ password VARCHAR(255) NOT NULL,
            app.php         ¦ $password = $_POST['password'];
            README.md       ¦ password: <your-password>
            app.rb          ¦ params.require(:user).permit(:email, :password, :password_confirmation)
            strings.xml     ¦ <string name="hint_password">Password</string>
            app.cs          ¦ public string Password { get; set; }
            app.py          ¦ url = 'https://user:password@example.com/'
            app.py          ¦ url = f'https://{user}:{password}@host/'
            app.js          ¦ headers: {'Authorization': 'Bearer ' + token}
            app.yaml        ¦ authorization: basic authentication
            app.ts          ¦ await page.type('#password', user.password);
            app.sh          ¦ docker run -v $PWD:/usr/src/app -w /usr/src/app maven
            app.sh          ¦ docker run -p 27017:27017 --name mongo mongo
            app.py          ¦ for name in ("users", "password", "tbl1"):
            app.mqsc        ¦ SET CHLAUTH('SYSTEM.DEF.AMQP') TYPE(ADDRESSMAP)
            app.c           ¦ if (!strcmp(token, "mqttv311")) {
            app.php         ¦ $sql = "SELECT id FROM users WHERE password='" . $password . "'";
            app.c           ¦ printf("password: %s\\n", password);
            app.properties  ¦ nifi.password.protected=aes/gcm/256
            app.py          ¦ aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
            app.tsx         ¦ const [passwordType, setPasswordType] = useState('password');
            app.js          ¦ jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: '1h' });
            app.sh          ¦ docker login -u "$USER" -p "$PASS"
            app.sh          ¦ mysql -h db1 -P 3307 -u root
            app.yaml        ¦ specs: "c1::5432:2345/2345,c2::4321:p2/1234"
            app.ps1         ¦ $password = ConvertTo-SecureString -String (New-Random) -AsPlainText -Force
            README.md       ¦ | password | used for connecting to the database |
            """)
    void passesOverLookAlikes(String path, String line) {
        assertThat(found(path, line)).extracting(match -> text(line, match)).isEmpty();
    }

    @Test
    void pathTellsVariablesOfCodeFromTextsOfConfiguration() {
        String line = "password: kestrel4821";

        assertThat(found("app.js", line)).isEmpty();
        assertThat(found("app.yaml", line)).hasSize(1);
    }

    @Test
    void findsRandomLiteralsOfAnyNameAtLowConfidence() {
        String random = random(32);

        assertThat(matches("settings.py", "sentry = '" + random + "'"))
                .extracting(match -> match.detector().id(), Match::confidence)
                .containsExactly(tuple("high-entropy-literal", Confidence.LOW));
        assertThat(matches("settings.py", "license = '" + random + "'"))
                .extracting(Match::confidence)
                .containsExactly(Confidence.MEDIUM);
        assertThat(matches("settings.py", "checksum = '" + random + "'")).isEmpty();
        assertThat(matches("settings.py", "sentry = '" + random.replaceAll("[^a-f0-9]", "a") + "'"))
                .isEmpty();
    }

    private static String random(int length) {
        Random seeded = new Random(7);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(seeded.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Texts that begin where the reach of a keyword does. */
    @ParameterizedTest
    @ValueSource(strings = {"password\", type=str", ":w1nterSun4 | chpasswd", "'w1nterSun4' | ConvertTo-SecureString"})
    void readsTextsThatBeginWithinAForm(String text) {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThatCode(() -> SCANNER.scan(content, content.length)).doesNotThrowAnyException();
    }

    @Test
    void whatStandsForAnotherIsNone() {
        assertThat(found("app.yaml", "INIT_POSTGRES_PASS: *dbPass")).isEmpty();
        assertThat(found("setup.md", "passwd: |\n  nix:x:999:30000:Nix user:/home/nix:/bin/false"))
                .isEmpty();
    }

    @Test
    void whatIsSealedIsNone() {
        String value = "AgBy3i4OJSWK+PiTySYZZA9rO43cGDEqAgBy3i4OJSWK+PiTySYZZA9rO43cGDEqab12xy==";
        String entries = "  encryptedData:\n\n    user: AgAx\n    password: " + value;
        assertThat(found("a.yaml", "spec:\n" + entries)).isEmpty();
        assertThat(found("a.json", "\"encryptedData\": {\n  \"password\": \"" + value + "\""))
                .isEmpty();
        assertThat(found("a.yaml", "spec:\n" + entries.replace("encryptedData", "data")))
                .hasSize(1);
        assertThat(found("a.yaml", "spec:\n" + entries.replace(value, value.substring(2))))
                .hasSize(1);
    }

    @Test
    void whatAsksToBeChangedIsDoubtful() {
        assertThat(found("app.py", "password = \"changeme\"")).isEmpty();
        assertThat(matches("app.py", "password = \"changeme\"")).hasSize(1);
    }

    @Test
    void namesWhatWeighedMost() {
        byte[] content = "password = 'kestrel4821'".getBytes(StandardCharsets.ISO_8859_1);
        Match match = SCANNER.scan(content, content.length).getFirst();

        assertThat(GenericJudgement.explain(match, content, content.length, "app.py", 3))
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())));
    }

    private static String text(String line, Match match) {
        return line.substring(match.start(), match.end());
    }

    private static List<Match> found(String path, String line) {
        return matches(path, line).stream()
                .filter(match -> match.confidence() != Confidence.LOW)
                .toList();
    }

    private static List<Match> matches(String path, String line) {
        byte[] content = ("\n" + line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return SCANNER.scan(content, content.length).stream()
                .map(match -> GenericJudgement.judge(match, content, content.length, path))
                .filter(match -> match != null)
                .map(match -> new Match(match.detector(), match.start() - 1, match.end() - 1, match.confidence()))
                .toList();
    }
}
