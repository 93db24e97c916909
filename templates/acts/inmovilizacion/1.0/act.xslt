<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/bank.xsl"/>

  <xsl:template match="/acto" mode="titulo">Orden de inmovilización de depósitos, cuentas e inversiones</xsl:template>
  <xsl:template match="/acto" mode="encabezado-resumen">Lo que la entidad debe hacer</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué se ordena?</dt>
    <dd>Inmovilizar los depósitos, cuentas e inversiones que <xsl:value-of select="orden/entidad/@nombre"/> (clave <xsl:value-of select="orden/entidad/@clave"/>) tenga a nombre de <strong><xsl:call-template name="deudor"/></strong>, RFC <strong><xsl:value-of select="orden/persona/@rfc"/></strong>, sin exceder el tope.</dd>
    <dt>¿Hasta qué monto?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos(orden/tope/@importe)"/></span><xsl:if test="orden/tope/@letra"><br/><xsl:value-of select="orden/tope/@letra"/></xsl:if><br/>En una o varias cuentas, en conjunto. Inmovilizar más es una infracción (artículo 84-A, fracción X, del Código Fiscal de la Federación).</dd>
    <dt>¿En qué plazo?</dt>
    <dd>Inmovilizar a más tardar el tercer día hábil siguiente a la notificación de esta orden; informar números de cuenta y monto a más tardar el tercer día hábil siguiente a la inmovilización.</dd>
    <dt>¿Qué no se toca?</dt>
    <dd><xsl:for-each select="orden/objetivos/excluye"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="excluido"/></xsl:for-each>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no se cumple?</dt>
    <dd>No inmovilizar a tiempo, no informar o no liberar son infracciones sancionadas por los artículos 84-A y 84-B del Código Fiscal de la Federación.</dd>
    <dt>¿Quién ordena?</dt>
    <dd><xsl:value-of select="autoridad/nombre"/>, oficio <xsl:value-of select="referencia"/>. La entidad debe informar al cliente qué autoridad ordenó la inmovilización.</dd>
    <dt>Mesa de atención a entidades</dt>
    <dd><xsl:value-of select="orden/contacto/@mesa"/>: <xsl:value-of select="orden/contacto/@telefono"/>, <xsl:value-of select="orden/contacto/@correo"/>. Liberaciones, día y noche: <xsl:value-of select="orden/contacto/@guardiaLiberaciones"/>.</dd>
  </xsl:template>

  <!-- The desk for banks is among the consequences. -->
  <xsl:template match="/acto" mode="donde-pregunto"/>

  <xsl:template name="deudor">
    <xsl:choose>
      <xsl:when test="orden/persona/denominacion"><xsl:value-of select="orden/persona/denominacion"/><xsl:if test="orden/persona/regimen"><xsl:text> </xsl:text><xsl:value-of select="orden/persona/regimen"/></xsl:if></xsl:when>
      <xsl:otherwise><xsl:value-of select="orden/persona/nombre"/><xsl:text> </xsl:text><xsl:value-of select="orden/persona/paterno"/><xsl:text> </xsl:text><xsl:value-of select="orden/persona/materno"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="excluido">
    <xsl:choose><xsl:when test=". = 'PAYROLL'">nómina</xsl:when><xsl:when test=". = 'PENSION'">pensiones</xsl:when><xsl:when test=". = 'AFORE'">cuentas individuales de ahorro para el retiro</xsl:when><xsl:when test=". = 'SAVINGS_LIC60'">ahorro protegido (artículo 60 de la Ley de Instituciones de Crédito)</xsl:when><xsl:when test=". = 'FAMILY_PATRIMONY'">patrimonio de familia</xsl:when><xsl:when test=". = 'PROGRAMME_SUPPORT'">apoyos de programas sociales</xsl:when><xsl:when test=". = 'TRUST'">fideicomisos</xsl:when><xsl:otherwise>depósitos en garantía de terceros</xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Orden</h2>
      <p><xsl:value-of select="autoridad/nombre"/> ordena a <xsl:value-of select="orden/entidad/@nombre"/> la inmovilización que se precisa en los campos siguientes. Lo que limita esta orden está en ellos y, con las mismas claves, en el archivo XML firmado que acompaña a este documento.</p>
      <h3>Base legal y estado del crédito</h3>
      <dl>
        <dt>Base legal (<xsl:value-of select="orden/baseLegal"/>)</dt><dd><xsl:call-template name="base-legal"><xsl:with-param name="clave" select="orden/baseLegal"/></xsl:call-template></dd>
        <dt>Procedimiento</dt><dd>Expediente <xsl:value-of select="orden/procedimiento/@expediente"/>, iniciado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="orden/procedimiento/@inicio"/></xsl:call-template></dd>
        <dt>Estado del crédito (<xsl:value-of select="orden/firmeza/@estado"/>)</dt>
        <dd><xsl:choose><xsl:when test="orden/firmeza/@estado = 'FIRM'">Firme</xsl:when><xsl:when test="orden/firmeza/@estado = 'CONTESTED_UNGUARANTEED'">Impugnado y no garantizado</xsl:when><xsl:when test="orden/firmeza/@estado = 'PRECAUTIONARY'">Medida precautoria</xsl:when><xsl:otherwise>Determinación provisional</xsl:otherwise></xsl:choose>, desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="orden/firmeza/@desde"/></xsl:call-template></dd>
        <xsl:for-each select="orden/firmeza/evidencia"><dd><xsl:value-of select="."/></dd></xsl:for-each>
      </dl>
      <h3>Persona</h3>
      <dl class="two-col">
        <dt>Nombre</dt><dd><xsl:call-template name="deudor"/></dd>
        <dt>RFC</dt><dd><xsl:value-of select="orden/persona/@rfc"/></dd>
        <xsl:if test="orden/persona/@curp"><dt>CURP</dt><dd><xsl:value-of select="orden/persona/@curp"/></dd></xsl:if>
        <dt>Tipo</dt><dd><xsl:choose><xsl:when test="orden/persona/@tipo = 'FISICA'">Persona física</xsl:when><xsl:otherwise>Persona moral</xsl:otherwise></xsl:choose></dd>
        <dt>Carácter</dt><dd><xsl:choose><xsl:when test="orden/persona/@papel = 'PAT'">Patrón</xsl:when><xsl:when test="orden/persona/@papel = 'OBLIG'">Sujeto obligado</xsl:when><xsl:when test="orden/persona/@papel = 'RESSOL'">Responsable solidario</xsl:when><xsl:otherwise>Tercero relacionado</xsl:otherwise></xsl:choose></dd>
        <xsl:if test="orden/persona/nacimientoConstitucion"><dt>Nacimiento o constitución</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="orden/persona/nacimientoConstitucion"/></xsl:call-template></dd></xsl:if>
        <xsl:if test="orden/persona/sinFecha"><dt>Nacimiento o constitución</dt><dd><xsl:value-of select="orden/persona/sinFecha"/></dd></xsl:if>
        <xsl:for-each select="orden/persona/registroPatronal"><dt>Registro patronal</dt><dd><xsl:call-template name="registro"><xsl:with-param name="clave" select="."/></xsl:call-template></dd></xsl:for-each>
        <xsl:if test="orden/persona/domicilio"><dt>Domicilio</dt><dd><xsl:value-of select="orden/persona/domicilio"/></dd></xsl:if>
      </dl>
      <xsl:if test="orden/persona/causaSolidaria"><p><strong>Causa legal de la responsabilidad solidaria:</strong><xsl:text> </xsl:text><xsl:value-of select="orden/persona/causaSolidaria"/></p></xsl:if>
      <h3>Tope</h3>
      <dl class="two-col">
        <dt>Tope de esta orden</dt><dd><xsl:value-of select="b:pesos(orden/tope/@importe)"/><xsl:text> </xsl:text><xsl:value-of select="orden/tope/@moneda"/></dd>
        <dt>Tope del grupo <xsl:value-of select="orden/tope/@grupo"/></dt><dd><xsl:value-of select="b:pesos(orden/tope/@importeGrupo)"/></dd>
        <dt>Calculado al</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="orden/tope/@al"/></xsl:call-template></dd>
        <dt>Base del tope (<xsl:value-of select="orden/tope/@base"/>)</dt><dd><xsl:choose><xsl:when test="orden/tope/@base = 'FULL'">Adeudo completo</xsl:when><xsl:when test="orden/tope/@base = 'TWO_THIRDS'">Dos terceras partes</xsl:when><xsl:when test="orden/tope/@base = 'ONE_THIRD'">Una tercera parte</xsl:when><xsl:otherwise>Parte no garantizada</xsl:otherwise></xsl:choose></dd>
        <dt>Reparto entre entidades (<xsl:value-of select="orden/tope/@estrategia"/>)</dt><dd><xsl:choose><xsl:when test="orden/tope/@estrategia = 'SINGLE'">Única entidad</xsl:when><xsl:when test="orden/tope/@estrategia = 'ALLOCATED'">Monto asignado a cada entidad</xsl:when><xsl:when test="orden/tope/@estrategia = 'SEQUENTIAL'">Una entidad después de otra</xsl:when><xsl:otherwise>Varias entidades a la vez, con ajuste posterior</xsl:otherwise></xsl:choose></dd>
        <dt>Cuentas y saldos conocidos</dt><dd><xsl:choose><xsl:when test="orden/tope/@saldosConocidos = 'si'">Sí</xsl:when><xsl:otherwise>No</xsl:otherwise></xsl:choose></dd>
      </dl>
      <h3>Cuentas</h3>
      <p><xsl:choose><xsl:when test="orden/objetivos/@modo = 'KNOWN_ACCOUNTS'">Sólo las cuentas señaladas</xsl:when><xsl:when test="orden/objetivos/@modo = 'ALL_IN_ENTITY'">Todas las que la entidad localice a nombre de la persona</xsl:when><xsl:otherwise>Las cuentas señaladas y, si no alcanzan, las demás que la entidad localice a nombre de la persona (artículo 156-Bis del Código Fiscal de la Federación)</xsl:otherwise></xsl:choose> (<xsl:value-of select="orden/objetivos/@modo"/>). Orden en que se inmovilizan: <xsl:for-each select="orden/objetivos/prelacion"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:choose><xsl:when test=". = 'DEMAND'">vista</xsl:when><xsl:when test=". = 'SAVINGS'">ahorro</xsl:when><xsl:when test=". = 'TERM'">plazo</xsl:when><xsl:when test=". = 'SECURITIES'">valores</xsl:when><xsl:otherwise>moneda extranjera</xsl:otherwise></xsl:choose></xsl:for-each>.</p>
      <xsl:if test="orden/objetivos/cuenta">
        <ul><xsl:for-each select="orden/objetivos/cuenta"><li>CLABE <xsl:value-of select="@clabe"/><xsl:if test="@institucionAntecesora = 'si'"> (abierta en una institución antecesora)</xsl:if></li></xsl:for-each></ul>
      </xsl:if>
      <dl class="two-col">
        <dt>Alcance (<xsl:value-of select="orden/alcance/@modo"/>)</dt><dd><xsl:choose><xsl:when test="orden/alcance/@modo = 'UNTIL_FILLED'">Hasta completar el tope, a más tardar el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="orden/alcance/@hasta"/></xsl:call-template>; autorización <xsl:value-of select="orden/alcance/@autorizacionJuridica"/></xsl:when><xsl:otherwise>Saldos al momento de inmovilizar; los depósitos posteriores no se inmovilizan</xsl:otherwise></xsl:choose></dd>
        <dt>Cuentas mancomunadas (<xsl:value-of select="orden/alcance/@mancomunadas"/>)</dt><dd><xsl:choose><xsl:when test="orden/alcance/@mancomunadas = 'SKIP'">No se inmovilizan</xsl:when><xsl:when test="orden/alcance/@mancomunadas = 'DEBTOR_SHARE'">Sólo la parte del deudor</xsl:when><xsl:otherwise>Se informan antes de inmovilizar</xsl:otherwise></xsl:choose></dd>
      </dl>
      <h3>Exclusiones</h3>
      <ul><xsl:for-each select="orden/objetivos/excluye"><li><xsl:value-of select="."/>: <xsl:call-template name="excluido"/></li></xsl:for-each></ul>
      <h3>Adeudo</h3>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="orden/creditos"/></xsl:call-template>
      <h3>Respuesta</h3>
      <p>La entidad informa por el mismo medio electrónico por el que recibe esta orden: acuse de recibo, aceptación y resultado con los números de cuenta, los montos y la fecha y hora de la inmovilización; o la respuesta negativa con su motivo. Si el crédito no es firme y transcurren los plazos de la ley sin que esta autoridad comunique lo resuelto sobre la garantía ofrecida, la entidad levanta la inmovilización (artículo 156-Bis del Código Fiscal de la Federación).</p>
      <p>Unidad que ordena: <xsl:value-of select="autoridad/nombre"/>, teléfono <xsl:value-of select="autoridad/contacto/telefono"/><xsl:if test="autoridad/contacto/correo">, correo <xsl:value-of select="autoridad/contacto/correo"/></xsl:if>, <xsl:value-of select="autoridad/contacto/horario"/>.</p>
    </section>
  </xsl:template>
</xsl:stylesheet>
